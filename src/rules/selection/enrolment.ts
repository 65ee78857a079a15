import type { CourseSummary } from '../../contract/catalogue/course'
import type { CourseId } from '../../contract/catalogue/ids'
import type { Hold } from '../../contract/people/hold'
import type { Refusal } from '../../contract/refusal'
import type { AdviserRequestKind } from '../../contract/selection/adviser-requests'
import { examClash, firstClash } from '../catalogue/clashes'
import type { CourseFacts, SectionFacts } from '../catalogue/course-facts'
import { findSeat, type SeatFacts } from '../catalogue/seats'
import { type Applicant, eligibilityRefusals, repeatRefusals } from './course-rules'
import { creditLimitsFor, hasQueue, type OpenRound } from './rounds'

export interface TakenCourse {
  course: CourseSummary
  sections: readonly SectionFacts[]
}

export interface StudentFacts extends Applicant {
  holds: readonly Hold[]
  /** What the student is enrolled in in the term of the course. */
  enrolled: readonly TakenCourse[]
  /** What staff granted: the rule of this kind does not bar this course. */
  exceptions: readonly { kind: AdviserRequestKind; courseId: CourseId }[]
}

export interface SelectionFacts {
  nowMs: number
  /** The round to select in, or why there is none; see `openRoundFor`. */
  open: OpenRound
  student: StudentFacts
  offering: CourseFacts
  /** The sections asked for, all of `offering`. */
  chosen: readonly SectionFacts[]
  /** Null: seats are no matter, because they are already kept for the student. */
  seatsOf: ((section: SectionFacts) => SeatFacts) | null
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
  return [
    ...standingRefusals(facts),
    ...structureRefusals(facts.offering, facts.chosen),
    ...timeAndCreditRefusals(facts),
    ...seatRefusals(facts),
  ]
}

/**
 * As {@link whyCannotSelect} for sections looked at one by one: what must be chosen beside them is no reason yet.
 */
export function whyCannotSelectAlone(facts: SelectionFacts): Refusal[] {
  return [...standingRefusals(facts), ...timeAndCreditRefusals(facts), ...seatRefusals(facts)]
}

/** Why a student cannot leave a course now. A hold never keeps a student in a course, nor does a least of credits. */
export function whyCannotDrop({ open, isEnrolled }: { open: OpenRound; isEnrolled: boolean }): Refusal[] {
  const refusals: Refusal[] = []
  if ('refusal' in open) refusals.push(open.refusal)
  if (!isEnrolled) refusals.push({ code: 'not_enrolled' })
  return refusals
}

/** A course as refusals name it. */
export function courseFactsOf(course: CourseSummary) {
  return { courseId: course.id, courseCode: course.code, title: course.title, titleEn: course.titleEn }
}

function isGranted({ student, offering }: SelectionFacts, kind: AdviserRequestKind): boolean {
  return student.exceptions.some((one) => one.kind === kind && one.courseId === offering.course.id)
}

function standingRefusals(facts: SelectionFacts): Refusal[] {
  const { open, student, offering } = facts
  const refusals: Refusal[] = []
  if ('refusal' in open) refusals.push(open.refusal)
  for (const { reason, note, placedAt } of student.holds) refusals.push({ code: 'on_hold', reason, note, placedAt })
  const course = courseFactsOf(offering.course)
  const already = student.enrolled.find((taken) => taken.course.id === offering.course.id)
  if (already) {
    const sectionCode = already.sections.map((section) => section.code).join(', ')
    refusals.push({ code: 'already_in_course', ...course, sectionCode })
  }
  if (isGranted(facts, 'prerequisite')) return refusals
  const takingCodes = student.enrolled.map((taken) => taken.course.code)
  refusals.push(...repeatRefusals(course, offering.rules, student))
  refusals.push(...eligibilityRefusals(course, offering.rules, student, takingCodes))
  return refusals
}

function structureRefusals(offering: CourseFacts, chosen: readonly SectionFacts[]): Refusal[] {
  const missing: Refusal[] = []
  const repeated: Refusal[] = []
  const configurations = new Set(
    chosen.map(
      (section) => offering.components.find((component) => component.id === section.componentId)?.configuration,
    ),
  )
  // With nothing chosen yet, the first alternative tells what there is to choose.
  if (chosen.length === 0 && offering.components[0]) configurations.add(offering.components[0].configuration)
  for (const { id, kind, configuration } of offering.components) {
    const count = chosen.filter((section) => section.componentId === id).length
    // With sections of two alternatives there is no one list of what is missing.
    if (count === 0 && configurations.size === 1 && configurations.has(configuration))
      missing.push({ code: 'component_missing', kind })
    if (count > 1 || (count > 0 && configurations.size > 1)) repeated.push({ code: 'component_repeated', kind })
  }
  const parents: Refusal[] = []
  for (const section of chosen) {
    if (section.parentId === null || chosen.some((other) => other.id === section.parentId)) continue
    const parentCode = offering.sections.get(section.parentId)?.code ?? ''
    parents.push({ code: 'parent_not_chosen', sectionCode: section.code, parentCode })
  }
  return [...missing, ...repeated, ...parents]
}

function timeAndCreditRefusals(facts: SelectionFacts): Refusal[] {
  const { open, student, offering, chosen } = facts
  const refusals: Refusal[] = []
  const others = student.enrolled.filter(({ course }) => course.id !== offering.course.id)
  if (!isGranted(facts, 'time_clash')) {
    const withinCourse = chosen.flatMap((section, index) =>
      clashesWith(section, offering.course, chosen.slice(index + 1), timeClash),
    )
    refusals.push(...clashesWithAll(chosen, others, timeClash), ...withinCourse)
    refusals.push(...clashesWithAll(chosen, others, clashOfExams))
  }
  if ('round' in open && !isGranted(facts, 'credit_limit')) {
    const creditsAfter = creditsOf(others) + offering.course.credits
    const { creditsMax } = creditLimitsFor(open.round, student.standing)
    if (creditsAfter > creditsMax) refusals.push({ code: 'credit_limit', creditsAfter, creditsMax })
  }
  return refusals
}

function seatRefusals({ nowMs, open, student, chosen, seatsOf }: SelectionFacts): Refusal[] {
  if (!seatsOf) return []
  const full: Refusal[] = []
  const reserved: Refusal[] = []
  const hasWaitlist = 'round' in open && hasQueue(open.round)
  for (const section of chosen) {
    const seats = seatsOf(section)
    const search = findSeat(seats, student, nowMs)
    if (search.isFree) continue
    const about = { sectionId: section.id, sectionCode: section.code, waiting: hasWaitlist ? seats.waiting : null }
    if (search.leftForOthers === 0) {
      const { capacity, enrolled } = seats
      full.push({ code: 'section_full', ...about, capacity: capacity ?? enrolled, enrolled })
    } else {
      const { leftForOthers: seatsLeft, releasesAt } = search
      reserved.push({ code: 'seats_reserved', ...about, seatsLeft, releasesAt })
    }
  }
  return [...full, ...reserved]
}

type ClashOf = (section: SectionFacts, other: SectionFacts, course: CourseSummary) => Refusal | null

function timeClash(section: SectionFacts, other: SectionFacts, course: CourseSummary): Refusal | null {
  const clash = firstClash(section.meetings, other.meetings)
  const facts = { sectionCode: section.code, withCourse: courseFactsOf(course), withSectionCode: other.code }
  return clash && { code: 'time_clash', ...facts, ...clash }
}

function clashOfExams(section: SectionFacts, other: SectionFacts, course: CourseSummary): Refusal | null {
  const clash = examClash(section.exam, other.exam)
  const facts = { sectionCode: section.code, withCourse: courseFactsOf(course), withSectionCode: other.code }
  return clash && { code: 'exam_clash', ...facts, ...clash }
}

function clashesWithAll(chosen: readonly SectionFacts[], others: readonly TakenCourse[], clashOf: ClashOf): Refusal[] {
  return chosen.flatMap((section) =>
    others.flatMap(({ course, sections }) => clashesWith(section, course, sections, clashOf)),
  )
}

function clashesWith(
  section: SectionFacts,
  course: CourseSummary,
  sections: readonly SectionFacts[],
  clashOf: ClashOf,
): Refusal[] {
  return sections.flatMap((other) => {
    if (section.clashAllowedWith.includes(other.id)) return []
    return clashOf(section, other, course) ?? []
  })
}
