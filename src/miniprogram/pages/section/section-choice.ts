import type { Component, Course, Section } from '../../../contract/catalogue/course'
import type { ComponentId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { SectionOutlook } from '../../../contract/selection/enrolment'

export type Standings = Readonly<Record<string, SectionOutlook>>
/** What was picked by hand, by component. */
export type Picks = Readonly<Partial<Record<ComponentId, SectionId>>>

export interface LinkedChoice {
  component: Component
  /** The sections that go with the leading one. */
  options: Section[]
  picked: Section | null
}

/** One way to take a course: a section of the leading component and one of each component linked to it. */
export interface SectionChoice {
  lead: Section
  leadComponent: Component
  linked: LinkedChoice[]
  /** Of the leading component, in this and the other configurations. */
  alternatives: Section[]
}

/** The component that the list on the Courses screen shows: the lecture, or the first one. */
function leadingOf(components: readonly Component[]): Component | undefined {
  return components.find(({ kind }) => kind === 'lecture') ?? components[0]
}

/** Refusals that the screen itself resolves, by letting the person pick, are no blockers. */
function blockersOf(outlook: SectionOutlook | undefined): Refusal[] {
  return outlook?.refusals.filter(({ code }) => code !== 'component_missing' && code !== 'parent_not_chosen') ?? []
}

function pickFor(options: readonly Section[], asked: SectionId | undefined, outlooks: Standings): Section | null {
  const isHeld = ({ id }: Section) => outlooks[id]?.isEnrolled === true
  const isFree = ({ id }: Section) => blockersOf(outlooks[id]).length === 0
  return options.find(({ id }) => id === asked) ?? options.find(isHeld) ?? options.find(isFree) ?? options[0] ?? null
}

/**
 * The choice to show for a course. `sectionId` may be any of its sections: a lab leads to the lecture it goes with.
 * Without one, the section held or the first is shown. Null when the course has no sections.
 */
export function sectionChoice(
  course: Course,
  outlooks: Standings,
  sectionId: SectionId | null,
  picks: Picks,
): SectionChoice | null {
  const ofId = (id: SectionId | null) => course.components.find(({ sections }) => sections.some((one) => one.id === id))
  const held = course.components.flatMap(({ sections }) => sections).find(({ id }) => outlooks[id]?.isEnrolled)
  const asked = ofId(sectionId) ?? ofId(held?.id ?? null) ?? leadingOf(course.components)
  if (!asked) return null
  const together = course.components.filter(({ configuration }) => configuration === asked.configuration)
  const leadComponent = leadingOf(together) ?? asked
  const askedSection = asked.sections.find(({ id }) => id === (sectionId ?? held?.id))
  const leadId = asked.id === leadComponent.id ? askedSection?.id : (askedSection?.parentId ?? undefined)
  const lead = pickFor(leadComponent.sections, leadId, outlooks)
  if (!lead) return null
  const isFromLinked = askedSection && asked.id !== leadComponent.id
  const allPicks: Picks = isFromLinked ? { [asked.id]: askedSection.id, ...picks } : picks
  const linked = together
    .filter(({ id }) => id !== leadComponent.id)
    .map((component) => {
      const options = component.sections.filter(({ parentId }) => parentId === null || parentId === lead.id)
      return { component, options, picked: pickFor(options, allPicks[component.id], outlooks) }
    })
  const configurations = [...new Set(course.components.map(({ configuration }) => configuration))]
  const alternatives = configurations.flatMap(
    (configuration) =>
      leadingOf(course.components.filter((component) => component.configuration === configuration))?.sections ?? [],
  )
  return { lead, leadComponent, linked, alternatives: alternatives.filter(({ id }) => id !== lead.id) }
}

/** Whether a link names a section that the course has no more: it was cancelled since. */
export function isGone(course: Course, sectionId: SectionId | null): boolean {
  return sectionId !== null && !course.components.some(({ sections }) => sections.some(({ id }) => id === sectionId))
}

/** The leading section and each picked one. */
export function sectionsOf({ lead, linked }: SectionChoice): Section[] {
  return [lead, ...linked.flatMap(({ picked }) => picked ?? [])]
}

/** The sections that would be sent. */
export function sectionIdsOf(choice: SectionChoice): SectionId[] {
  return sectionsOf(choice).map(({ id }) => id)
}

/** Why the choice cannot be made now, without repeats, in the order of precedence that the server keeps. */
export function blockersOfChoice(choice: SectionChoice, outlooks: Standings): Refusal[] {
  const seen = new Set<string>()
  return sectionIdsOf(choice)
    .flatMap((id) => blockersOf(outlooks[id]))
    .filter((refusal) => {
      const key = JSON.stringify(refusal)
      return !seen.has(key) && seen.add(key)
    })
}

/** The sections of the course in which the student has a place. */
export function heldSections(course: Course, outlooks: Standings): Section[] {
  return course.components.flatMap(({ sections }) => sections).filter(({ id }) => outlooks[id]?.isEnrolled === true)
}
