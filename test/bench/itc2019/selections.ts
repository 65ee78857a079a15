import { type SeededRandom, seededRandom } from '../../../src/cloud/demo/seeded-random'
import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import { firstClash } from '../../../src/rules/catalogue/clashes'
import type { ItcCourse, ItcDataSet, ItcSection } from './read-itc2019'

/** One student's wish of one course, made concrete; ids as published. */
export interface ItcSelection {
  studentIndex: number
  courseId: CourseId
  sectionIds: SectionId[]
}

/**
 * Every wish of every student as a choice of sections, in order of arrival: one alternative of the course, one
 * section of each of its components, each with its parent. Choices of one student may clash with one another,
 * as they do when students choose before they compare. The same seed gives the same selections.
 */
export function selectionsOf({ courses, students }: ItcDataSet, seed: number): ItcSelection[] {
  const random = seededRandom(seed)
  const selections: ItcSelection[] = []
  for (const [studentIndex, { courseIds }] of students.entries()) {
    for (const courseId of courseIds) {
      const course = courses.get(courseId)
      // One course cannot be taken at all, for its parts clash however they are chosen; it is asked for nevertheless.
      const sectionIds = course && (pickSections(course, random, true) ?? pickSections(course, random, false))
      if (sectionIds) selections.push({ studentIndex, courseId, sectionIds })
    }
  }
  return inOrderOfArrival(selections, random)
}

/** A way to take the course, or null where there is none. */
function pickSections(course: ItcCourse, random: SeededRandom, isFreeOfClashes: boolean): SectionId[] | null {
  const { components, sections } = course
  const areFit = (a: ItcSection, b: ItcSection) =>
    standTogether(a, b, sections) && !(isFreeOfClashes && firstClash(a.meetings, b.meetings))
  const configurations = random.shuffled([...new Set(components.map(({ configuration }) => configuration))])
  for (const configuration of configurations) {
    const parts = components.filter((component) => component.configuration === configuration)
    const choices = parts.map(({ id }) => [...sections.values()].filter(({ componentId }) => componentId === id))
    const chosen = choose([], choices, areFit, random)
    if (chosen) return chosen.map(({ id }) => id)
  }
  return null
}

function choose(
  chosen: readonly ItcSection[],
  rest: readonly (readonly ItcSection[])[],
  areFit: (a: ItcSection, b: ItcSection) => boolean,
  random: SeededRandom,
): readonly ItcSection[] | null {
  const [component, ...others] = rest
  if (!component) return chosen
  for (const section of random.shuffled(component)) {
    if (!chosen.every((other) => areFit(section, other))) continue
    const all = choose([...chosen, section], others, areFit, random)
    if (all) return all
  }
  return null
}

function standTogether(a: ItcSection, b: ItcSection, sections: ItcCourse['sections']): boolean {
  return !needsAnother(a, b, sections) && !needsAnother(b, a, sections)
}

function needsAnother({ parentId }: ItcSection, other: ItcSection, sections: ItcCourse['sections']): boolean {
  if (parentId === null || parentId === other.id) return false
  return sections.get(parentId)?.componentId === other.componentId
}

function inOrderOfArrival(selections: readonly ItcSelection[], random: SeededRandom): ItcSelection[] {
  const places = selections.map((selection) => ({ selection, place: random.below(2 ** 32) }))
  return places.sort((a, b) => a.place - b.place).map(({ selection }) => selection)
}
