import type { ComponentKind, CourseSummary, Meeting } from '../contract/catalogue'
import type { Hold } from '../contract/enrolment'
import type { ComponentId, SectionId } from '../contract/ids'
import type { Refusal } from '../contract/refusal'
import { firstClash } from './clashes'
import { openRoundFor, type RoundFacts } from './rounds'

/** What a decision needs to know of a section. */
export interface SectionFacts {
  id: SectionId
  code: string
  componentId: ComponentId
  parentId: SectionId | null
  meetings: readonly Meeting[]
}

export interface CourseFacts {
  course: CourseSummary
  components: readonly { id: ComponentId; kind: ComponentKind; configuration: number }[]
  /** All sections of the course by id; a parent is looked up here. */
  sections: ReadonlyMap<SectionId, SectionFacts>
}

export interface SeatFacts {
  /** Null: no limit. */
  capacity: number | null
  enrolled: number
}

export interface StudentFacts {
  cohort: number
  holds: readonly Hold[]
  /** What the student is enrolled in in the term of the course. */
  enrolled: readonly { course: CourseSummary; sections: readonly SectionFacts[] }[]
}

export interface SelectionFacts {
  nowMs: number
  /** The rounds of the term, in opening order. */
  rounds: readonly RoundFacts[]
  student: StudentFacts
  offer: CourseFacts
  /** The sections asked for, all of `offer`. */
  chosen: readonly SectionFacts[]
  seatsOf: (section: SectionFacts) => SeatFacts
}

/** Credits of a list of courses; sums of quarters, so exact. */
export function creditsOf(enrolled: readonly { course: Pick<CourseSummary, 'credits'> }[]): number {
  return enrolled.reduce((sum, { course }) => sum + course.credits, 0)
}

/**
 * Every reason why a student cannot choose these sections now, in order of precedence; empty when they can.
 * The server decides by it, and the applet explains by it.
 */
export function whyCannotSelect(facts: SelectionFacts): Refusal[] {
  const structure = structureRefusals(facts.offer, facts.chosen)
  const beforeStructure = standingRefusals(facts)
  return [...beforeStructure, ...structure, ...timeAndSeatRefusals(facts)]
}

/**
 * As {@link whyCannotSelect} for sections looked at one by one: what must be chosen beside them is no reason yet.
 */
export function whyCannotSelectAlone(facts: SelectionFacts): Refusal[] {
  return [...standingRefusals(facts), ...timeAndSeatRefusals(facts)]
}

/** Why a student cannot leave a course now. A hold never keeps a student in a course. */
export function whyCannotDrop(
  facts: Pick<SelectionFacts, 'nowMs' | 'rounds'> & { cohort: number; isEnrolled: boolean },
): Refusal[] {
  const refusals: Refusal[] = []
  const open = openRoundFor(facts.rounds, facts.cohort, facts.nowMs)
  if ('refusal' in open) refusals.push(open.refusal)
  if (!facts.isEnrolled) refusals.push({ code: 'not_enrolled' })
  return refusals
}

function courseFactsOf(course: CourseSummary) {
  return { courseId: course.id, courseCode: course.code, title: course.title, titleEn: course.titleEn }
}

function standingRefusals({ nowMs, rounds, student, offer }: SelectionFacts): Refusal[] {
  const refusals: Refusal[] = []
  const open = openRoundFor(rounds, student.cohort, nowMs)
  if ('refusal' in open) refusals.push(open.refusal)
  for (const hold of student.holds) refusals.push({ code: 'on_hold', ...hold })
  const already = student.enrolled.find(({ course }) => course.id === offer.course.id)
  if (already) {
    const sectionCode = already.sections.map((section) => section.code).join(', ')
    refusals.push({ code: 'already_in_course', ...courseFactsOf(offer.course), sectionCode })
  }
  return refusals
}

function structureRefusals(offer: CourseFacts, chosen: readonly SectionFacts[]): Refusal[] {
  const missing: Refusal[] = []
  const repeated: Refusal[] = []
  const configurations = new Set(
    chosen.map((section) => offer.components.find((component) => component.id === section.componentId)?.configuration),
  )
  for (const { id, kind, configuration } of offer.components) {
    const count = chosen.filter((section) => section.componentId === id).length
    // With sections of two alternatives there is no one list of what is missing.
    if (count === 0 && configurations.size === 1 && configurations.has(configuration))
      missing.push({ code: 'component_missing', kind })
    if (count > 1 || (count > 0 && configurations.size > 1)) repeated.push({ code: 'component_repeated', kind })
  }
  const parents: Refusal[] = []
  for (const section of chosen) {
    if (section.parentId === null || chosen.some((other) => other.id === section.parentId)) continue
    const parentCode = offer.sections.get(section.parentId)?.code ?? ''
    parents.push({ code: 'parent_not_chosen', sectionCode: section.code, parentCode })
  }
  return [...missing, ...repeated, ...parents]
}

function timeAndSeatRefusals({ nowMs, rounds, student, offer, chosen, seatsOf }: SelectionFacts): Refusal[] {
  const refusals: Refusal[] = []
  const others = student.enrolled.filter(({ course }) => course.id !== offer.course.id)
  for (const section of chosen) {
    for (const { course, sections } of others) refusals.push(...clashesWith(section, course, sections))
  }
  for (const [index, section] of chosen.entries()) {
    refusals.push(...clashesWith(section, offer.course, chosen.slice(index + 1)))
  }
  const open = openRoundFor(rounds, student.cohort, nowMs)
  if ('round' in open) {
    const creditsAfter = creditsOf(others) + offer.course.credits
    const { creditsMax } = open.round
    if (creditsAfter > creditsMax) refusals.push({ code: 'credit_limit', creditsAfter, creditsMax })
  }
  for (const section of chosen) {
    const { capacity, enrolled } = seatsOf(section)
    if (capacity !== null && enrolled >= capacity)
      refusals.push({ code: 'section_full', sectionId: section.id, sectionCode: section.code, capacity, enrolled })
  }
  return refusals
}

function clashesWith(section: SectionFacts, course: CourseSummary, sections: readonly SectionFacts[]): Refusal[] {
  const refusals: Refusal[] = []
  for (const other of sections) {
    const clash = firstClash(section.meetings, other.meetings)
    if (!clash) continue
    refusals.push({
      code: 'time_clash',
      sectionCode: section.code,
      withCourse: courseFactsOf(course),
      withSectionCode: other.code,
      ...clash,
    })
  }
  return refusals
}
