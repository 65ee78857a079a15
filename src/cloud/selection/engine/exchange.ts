import type { CourseId, QuotaId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import { type Refusal, refusalPrecedence } from '../../../contract/refusal'
import type { RoundId } from '../../../contract/selection/ids'
import { whyCannotDrop, whyCannotSelect } from '../../../rules/selection/enrolment'
import type { OpenRound, RoundFacts } from '../../../rules/selection/rounds'
import type { CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import type { EnrolmentRequest } from '../tables/enrolments'
import type { BatchState } from './batch-state'

export interface ExchangeWish {
  studentId: StudentId
  sectionIds: readonly SectionId[]
  /** Left in the same step; null to leave nothing. */
  dropCourseId: CourseId | null
  /** Seats are kept for the student already, or are not asked for yet. */
  isSeatKept: boolean
  /** In place of the round that is open now. */
  round?: RoundFacts
}

/** A change that the rules allow: what is left and what is taken. */
export interface Exchange {
  offering: CatalogueCourse
  /** Not held by the student yet. */
  adding: CatalogueSection[]
  leaving: SectionId[]
  roundId: RoundId
  releaseDelayMaxSeconds: number
}

/** What it takes and what it leaves. */
export function sectionsOf({ adding, leaving }: Exchange): SectionId[] {
  return [...adding.map(({ id }) => id), ...leaving]
}

/** Refusals in their order of precedence, each once. */
export function inPrecedence(refusals: readonly Refusal[]): Refusal[] {
  const texts = new Set<string>()
  const once = refusals.filter((refusal) => {
    const text = JSON.stringify(refusal)
    return !texts.has(text) && texts.add(text)
  })
  return once.sort((a, b) => refusalPrecedence.indexOf(a.code) - refusalPrecedence.indexOf(b.code))
}

/** The course that all the sections are of, or why there is no one such course. */
export function offeringOf(
  { catalogue, seatsOf }: Pick<BatchState, 'catalogue'> & { seatsOf: (id: SectionId) => unknown },
  sectionIds: readonly SectionId[],
): { offering: CatalogueCourse; chosen: CatalogueSection[] } | { refusals: Refusal[] } {
  const chosen: CatalogueSection[] = []
  const unknown: Refusal[] = []
  for (const sectionId of new Set(sectionIds)) {
    const section = catalogue.sections.get(sectionId)
    if (section && !section.isWithdrawn && seatsOf(sectionId)) chosen.push(section)
    else unknown.push({ code: 'section_not_found', sectionId })
  }
  const offering = chosen[0] && catalogue.courses.get(chosen[0].courseId)
  if (unknown.length > 0 || !offering) return { refusals: unknown }
  if (chosen.some((section) => section.courseId !== offering.course.id))
    return { refusals: [{ code: 'sections_of_several_courses' }] }
  return { offering, chosen }
}

/**
 * Decides whether a student may take these sections, leaving a course for them if they said so: both or neither.
 * Sections of the course left that are asked for again are kept as they are. Changes nothing.
 */
export function decideExchange(state: BatchState, wish: ExchangeWish): Exchange | { refusals: Refusal[] } {
  const { studentId, dropCourseId, isSeatKept } = wish
  const found = offeringOf({ catalogue: state.catalogue, seatsOf: (id) => state.seatsOf(id) }, wish.sectionIds)
  if ('refusals' in found) return found
  const { offering, chosen } = found
  const student = state.student(studentId)
  const open: OpenRound = wish.round ? { round: wish.round } : state.openRound(student, offering.termId, 'select')

  const left = dropCourseId === null ? undefined : state.catalogue.courses.get(dropCourseId)
  const held = left ? state.sectionsIn(studentId, left) : []
  const dropRefusals: Refusal[] = []
  if (dropCourseId !== null) {
    const mayDrop = left ? state.openRound(student, left.termId, 'drop') : open
    dropRefusals.push(...whyCannotDrop({ open: mayDrop, isEnrolled: held.length > 0 }))
  }
  const refusals = whyCannotSelect({
    nowMs: state.nowMs,
    open,
    student: state.studentFacts(studentId, offering, held),
    offering,
    chosen,
    seatsOf: isSeatKept ? null : ({ id }) => (held.includes(id) ? heldSeat : (state.seatsOf(id) ?? noSeat)),
  })
  if (dropRefusals.length + refusals.length > 0 || !('round' in open))
    return { refusals: inPrecedence([...dropRefusals, ...refusals]) }
  return {
    offering,
    adding: chosen.filter(({ id }) => !held.includes(id)),
    leaving: held.filter((id) => !chosen.some((section) => section.id === id)),
    roundId: open.round.id,
    releaseDelayMaxSeconds: open.round.releaseDelayMaxSeconds,
  }
}

/** Does what {@link decideExchange} allowed; `quotaOf` tells which seat is taken. */
export function carryOut(
  state: BatchState,
  request: EnrolmentRequest,
  { adding, leaving, roundId, releaseDelayMaxSeconds }: Exchange,
  quotaOf: (sectionId: SectionId) => QuotaId | null,
): void {
  for (const sectionId of leaving) state.leave(request, sectionId, releaseDelayMaxSeconds)
  for (const { id } of adding) state.enrol(request, id, quotaOf(id), roundId)
}

const heldSeat = { capacity: null, enrolled: 0, kept: 0, waiting: 0, quotas: [] }
const noSeat = { ...heldSeat, capacity: 0 }
