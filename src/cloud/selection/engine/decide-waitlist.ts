import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { WaitlistEntryId } from '../../../contract/selection/ids'
import { courseFactsOf } from '../../../rules/selection/enrolment'
import { hasQueue } from '../../../rules/selection/rounds'
import type { CatalogueCourse } from '../../catalogue/tables/catalogue'
import type { EnrolmentRequest, EnrolmentWish, LoadedEntry } from '../tables/enrolments'
import type { BatchState } from './batch-state'
import { countedSeats } from './count-seats'
import { carryOut, decideExchange, inPrecedence, sectionsOf } from './exchange'
import { hasLapsed } from './hand-on-seats'
import { tellOfAutomaticSeat, tellOfEndedWaiting, tellOfOffer } from './tell-student'

/** Granted: the course and the sections it was about, the place in the queue after joining one, and whether one was given up. */
export type Decision =
  | { offering: CatalogueCourse; about: readonly SectionId[]; position?: number; waitingEnded?: boolean }
  | { refusals: Refusal[] }

type Join = Extract<EnrolmentWish, { kind: 'join' }>
type Leave = Extract<EnrolmentWish, { kind: 'leave' }>

/** Puts the student at the end of the queue of every section they do not hold yet. */
export function join(state: BatchState, request: EnrolmentRequest, wish: Join): Decision {
  const { studentId } = request
  const exchange = decideExchange(state, { studentId, ...wish, isSeatKept: true })
  if ('refusals' in exchange) return exchange
  const { offering, adding } = exchange
  const course = courseFactsOf(offering.course)
  const refusals: Refusal[] = []
  const student = state.student(studentId)
  const open = state.openRound(student, offering.termId, 'select')
  if ('round' in open) {
    const { round } = open
    if (!hasQueue(round))
      refusals.push({ code: 'waitlist_closed', roundName: { name: round.name, nameEn: round.nameEn } })
    if (state.waitingCount(studentId) >= round.waitlistMax)
      refusals.push({ code: 'waitlist_limit', entriesMax: round.waitlistMax })
  }
  if (state.entryOf(studentId, offering.course.id)) refusals.push({ code: 'already_waiting', ...course })
  else if (adding.every(({ id }) => state.freeSeat(id, student) !== undefined))
    refusals.push({ code: 'seat_free', ...course, counted: countedSeats(state, sectionsOf(exchange)) })
  if (refusals.length > 0) return { refusals: inPrecedence(refusals) }

  const { cohort, departmentId } = student
  const places = adding.map(({ id }) => ({ sectionId: id, quotaId: null }))
  state.addEntry(request, {
    id: request.id as string as WaitlistEntryId,
    studentId,
    courseId: offering.course.id,
    isAutomatic: wish.isAutomatic,
    dropCourseId: wish.dropCourseId,
    state: 'waiting',
    expiresAt: null,
    wasTried: null,
    cohort,
    departmentId,
    places,
  })
  const position = Math.max(...places.map(({ sectionId }) => state.seatsOf(sectionId)?.waiting ?? 1))
  return { offering, about: sectionsOf(exchange), position }
}

/** Leaves the queue, whatever is open; an offer is given up with it. */
export function leaveWaitlist(state: BatchState, request: EnrolmentRequest<Leave>): Decision {
  const { courseId, onlyOf } = request.wish
  const offering = state.catalogue.courses.get(courseId)
  if (!offering) return { refusals: [{ code: 'course_not_found' }] }
  const entry = state.entryOf(request.studentId, courseId)
  const isMeant = !onlyOf || entry?.places.some(({ sectionId }) => onlyOf.sectionIds.includes(sectionId))
  if (!entry || !isMeant) return { refusals: [{ code: 'not_waiting' }] }
  tellOfEndedWaiting(state, request, entry)
  state.endEntry(entry, 'left')
  return { offering, about: sectionsWaitedFor(entry) }
}

/** Gives an offer up, and with it the place in the queue. */
export function decline(state: BatchState, request: EnrolmentRequest, courseId: CourseId): Decision {
  const found = offeredEntry(state, request, courseId)
  if ('refusals' in found) return found
  state.endEntry(found.entry, 'declined')
  return { offering: found.offering, about: sectionsWaitedFor(found.entry) }
}

/** Takes the offered seats, under all rules, leaving what the student said they would leave for them. */
export function accept(state: BatchState, request: EnrolmentRequest, courseId: CourseId): Decision {
  const found = offeredEntry(state, request, courseId)
  if ('refusals' in found) return found
  const { entry, offering } = found
  const exchange = decideExchange(state, {
    studentId: request.studentId,
    sectionIds: sectionsAfter(state, entry, offering),
    dropCourseId: stillHeld(state, entry),
    isSeatKept: true,
  })
  if ('refusals' in exchange) {
    if (request.madeBy === 'waitlist' && !entry.wasTried) {
      entry.wasTried = true
      state.writes.tried.push(entry.id)
      // It is theirs to take now.
      if (entry.expiresAt !== null) tellOfOffer(state, entry, entry.expiresAt)
    }
    return exchange
  }
  const quotas = new Map(entry.places.map(({ sectionId, quotaId }) => [sectionId, quotaId]))
  state.endEntry(entry, 'enrolled')
  carryOut(state, request, exchange, (sectionId) => quotas.get(sectionId) ?? null)
  if (request.madeBy === 'waitlist') tellOfAutomaticSeat(state, entry)
  return { offering, about: sectionsOf(exchange) }
}

function sectionsWaitedFor({ places }: LoadedEntry): SectionId[] {
  return places.map(({ sectionId }) => sectionId)
}

function offeredEntry(
  state: BatchState,
  { studentId }: EnrolmentRequest,
  courseId: CourseId,
): { entry: LoadedEntry; offering: CatalogueCourse } | { refusals: Refusal[] } {
  const offering = state.catalogue.courses.get(courseId)
  if (!offering) return { refusals: [{ code: 'course_not_found' }] }
  const entry = state.entryOf(studentId, courseId)
  if (entry?.state !== 'offered' || hasLapsed(state, entry))
    return { refusals: [{ code: 'offer_gone', expiredAt: null }] }
  return { entry, offering }
}

/** What is to be left for the offer; null when the student has left it already. */
function stillHeld(state: BatchState, { studentId, dropCourseId }: LoadedEntry): CourseId | null {
  const left = dropCourseId === null ? undefined : state.catalogue.courses.get(dropCourseId)
  return left && state.sectionsIn(studentId, left).length > 0 ? left.course.id : null
}

/**
 * The sections of the course once the offer is taken. Somebody who changes sections within a course waits only
 * for those they do not hold; the sections they hold of its other components stay.
 */
function sectionsAfter(state: BatchState, entry: LoadedEntry, offering: CatalogueCourse): SectionId[] {
  const offered = entry.places.map(({ sectionId }) => sectionId)
  if (entry.dropCourseId !== offering.course.id) return offered
  const componentOf = (id: SectionId) => offering.sections.get(id)?.componentId
  const renewed = new Set(offered.map(componentOf))
  const kept = state.sectionsIn(entry.studentId, offering).filter((id) => !renewed.has(componentOf(id)))
  return [...offered, ...kept]
}
