import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { PlanOutcome } from '../../../contract/selection/plan'
import { creditsOf, whyCannotDrop } from '../../../rules/selection/enrolment'
import type { CatalogueCourse } from '../../catalogue/tables/catalogue'
import type { BatchWrites, EnrolmentReply, EnrolmentRequest, EnrolmentWish, LoadedBatch } from '../tables/enrolments'
import { BatchState, type BatchSurroundings } from './batch-state'
import { countSeats, withCounts } from './count-seats'
import { accept, type Decision, decline, join, leaveWaitlist } from './decide-waitlist'
import { carryOut, decideExchange, offeringOf, sectionsOf } from './exchange'
import { handOnSeats } from './hand-on-seats'
import { tellOfRemoval } from './tell-student'

export interface DecidedBatch {
  /** In the order of the requests. */
  replies: EnrolmentReply[]
  writes: BatchWrites
  /** Offers made to entries that take them at once. */
  automatic: { studentId: StudentId; courseId: CourseId }[]
}

/**
 * Decides the requests of a batch in their order of arrival, each on what the ones before it left.
 * Touches nothing but its arguments: no clock, no database.
 */
export function decideBatch(
  requests: readonly EnrolmentRequest[],
  loaded: LoadedBatch,
  surroundings: BatchSurroundings,
): DecidedBatch {
  const state = new BatchState(loaded, surroundings)
  const answered = new Map(loaded.requests.map((request) => [request.id, request]))
  // A deadline may have passed or seats may have been added since the last batch.
  handOnSeats(state)
  const replies = requests.map((request): EnrolmentReply => {
    const earlier = answered.get(request.id)
    if (earlier) {
      const isSame = earlier.studentId === request.studentId && isSameWish(earlier.body, request.wish)
      return isSame ? earlier.reply : { ok: false, refusals: [{ code: 'request_id_reused' }] }
    }
    const { id, studentId, madeBy, wish } = request
    // Whoever has left since they asked takes nothing, and nothing more is written about them.
    if (!state.isHere(studentId) && !endsOnly(wish)) return { ok: false, refusals: [{ code: 'student_required' }] }
    const { reply, about } = decide(state, request)
    handOnSeats(state)
    if (reply.ok) reply.value.seats = countSeats(state, about)
    answered.set(id, { id, studentId, body: wish, reply })
    state.writes.requests.push({ id, student_id: studentId, made_by: madeBy, body: wish, reply })
    return reply
  })
  const offered = new Set(state.writes.offered.map(({ entry_id }) => entry_id))
  const automatic = state.entries.filter((entry) => entry.isAutomatic && offered.has(entry.id))
  return { replies, writes: state.writes, automatic }
}

/** What may still be done about a student who has left: places of theirs go back. */
function endsOnly({ kind }: EnrolmentWish): boolean {
  return kind === 'remove' || kind === 'leave'
}

/** Whether two wishes are the same; the order in which sections are named does not matter. */
function isSameWish(a: EnrolmentWish, b: EnrolmentWish): boolean {
  return canonical(a) === canonical(b)
}

function canonical(wish: EnrolmentWish): string {
  const entries = Object.entries(wish).map(([key, value]) => [key, key === 'sectionIds' ? [...value].sort() : value])
  return JSON.stringify(entries.sort())
}

/** The answer, and the sections whose seats it is about. */
function decide(state: BatchState, request: EnrolmentRequest): { reply: EnrolmentReply; about: readonly SectionId[] } {
  const { wish } = request
  if (wish.kind === 'plan') return { reply: submitPlan(state, request, wish.items), about: wish.items.flat() }
  const decision = decideOne(state, request, wish)
  if ('offering' in decision)
    return { reply: { ok: true, value: changeOf(state, request.studentId, decision) }, about: decision.about }
  return { reply: { ok: false, refusals: decision.refusals.map((one) => withCounts(state, one)) }, about: [] }
}

function decideOne(
  state: BatchState,
  request: EnrolmentRequest,
  wish: Exclude<EnrolmentWish, { kind: 'plan' }>,
): Decision {
  switch (wish.kind) {
    case 'select':
      return take(state, request, wish.sectionIds, null)
    case 'swap':
      return take(state, request, wish.sectionIds, wish.dropCourseId)
    case 'drop':
      return drop(state, request, wish.courseId)
    case 'join':
      return join(state, request, wish)
    case 'leave':
      return leaveWaitlist(state, { ...request, wish })
    case 'accept':
      return accept(state, request, wish.courseId)
    case 'decline':
      return decline(state, request, wish.courseId)
    case 'award':
      return award(state, request, wish)
    case 'remove':
      return remove(state, { ...request, wish })
  }
}

/** Chooses sections, leaving a course for them if one is named. */
function take(
  state: BatchState,
  request: EnrolmentRequest,
  sectionIds: readonly SectionId[],
  dropCourseId: CourseId | null,
): Decision {
  const { studentId } = request
  const asked = offeringOf({ catalogue: state.catalogue, seatsOf: (id) => state.seatsOf(id) }, sectionIds)
  const entry = 'offering' in asked ? state.entryOf(studentId, asked.offering.course.id) : undefined
  // Choosing just what one is offered is taking the offer.
  const isOffered = entry?.state === 'offered' && entry.dropCourseId === dropCourseId
  if (
    isOffered &&
    'offering' in asked &&
    isSameSet(
      entry.places.map(({ sectionId }) => sectionId),
      sectionIds,
    )
  )
    return accept(state, request, asked.offering.course.id)

  const exchange = decideExchange(state, { studentId, sectionIds, dropCourseId, isSeatKept: false })
  if ('refusals' in exchange) return exchange
  carryOut(state, request, exchange, (id) => state.freeSeat(id, state.student(studentId)) ?? null)
  // Whoever has a place need not wait for one.
  const waitingEnded = entry?.places.every(({ sectionId }) => sectionIds.includes(sectionId)) === false
  if (entry) state.endEntry(entry, 'left')
  return { offering: exchange.offering, about: sectionsOf(exchange), waitingEnded }
}

function isSameSet(a: readonly SectionId[], b: readonly SectionId[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

function drop(state: BatchState, request: EnrolmentRequest, courseId: CourseId): Decision {
  const offering = state.catalogue.courses.get(courseId)
  if (!offering) return { refusals: [{ code: 'course_not_found' }] }
  const { studentId } = request
  const leaving = state.sectionsIn(studentId, offering)
  const open = state.openRound(state.student(studentId), offering.termId, 'drop')
  const refusals = whyCannotDrop({ open, isEnrolled: leaving.length > 0 })
  if (refusals.length > 0 || !('round' in open)) return { refusals }
  for (const id of leaving) state.leave(request, id, open.round.releaseDelayMaxSeconds)
  return { offering, about: leaving }
}

function remove(state: BatchState, request: EnrolmentRequest<Extract<EnrolmentWish, { kind: 'remove' }>>): Decision {
  const { studentId, wish } = request
  const { onlyOf } = wish
  const offering = state.catalogue.courses.get(wish.courseId)
  if (!offering) return { refusals: [{ code: 'course_not_found' }] }
  const leaving = state.sectionsIn(studentId, offering)
  const throughRound = onlyOf && 'roundId' in onlyOf ? state.sectionsThrough(studentId, onlyOf.roundId) : undefined
  const meant = onlyOf && 'sectionIds' in onlyOf ? onlyOf.sectionIds : throughRound
  // Whoever changed sections or rounds meanwhile is not who was meant.
  if (!leaving.some((id) => meant?.includes(id) ?? true)) return { refusals: [{ code: 'not_enrolled' }] }
  for (const id of leaving) state.leave(request, id, 0)
  tellOfRemoval(state, request, leaving)
  return { offering, about: leaving }
}

function award(
  state: BatchState,
  request: EnrolmentRequest,
  { sectionIds, roundId }: Extract<EnrolmentWish, { kind: 'award' }>,
): Decision {
  const { studentId } = request
  const round = state.round(roundId)
  if (!round) throw new Error(`the round ${roundId} of a draw has no row`)
  const exchange = decideExchange(state, { studentId, sectionIds, dropCourseId: null, isSeatKept: false, round })
  if ('refusals' in exchange) return exchange
  carryOut(state, request, exchange, (id) => state.freeSeat(id, state.student(studentId)) ?? null)
  return { offering: exchange.offering, about: sectionsOf(exchange) }
}

/** Each course by itself, after the courses of the plan that it needs beside it. */
function submitPlan(state: BatchState, request: EnrolmentRequest, items: SectionId[][]): EnrolmentReply {
  const named = items.map((sectionIds) => {
    const asked = offeringOf({ catalogue: state.catalogue, seatsOf: (id) => state.seatsOf(id) }, sectionIds)
    return { sectionIds, offering: 'offering' in asked ? asked.offering : null }
  })
  const outcomes = new Map<(typeof named)[number], Decision>()
  for (const item of inNeededOrder(named)) outcomes.set(item, take(state, request, item.sectionIds, null))
  const value: PlanOutcome = {
    termId: named.find(({ offering }) => offering)?.offering?.termId ?? null,
    creditsEnrolled: 0,
    at: state.now.toISOString(),
    items: named.map((item) => {
      const decision = outcomes.get(item)
      const refusals = decision && 'refusals' in decision ? decision.refusals : []
      const waitingEnded = decision !== undefined && 'offering' in decision && decision.waitingEnded === true
      const { id = null, code = null } = item.offering?.course ?? {}
      return { courseId: id, courseCode: code, refusals, waitingEnded }
    }),
  }
  if (value.termId) value.creditsEnrolled = creditsOf(state.coursesOf(request.studentId, value.termId))
  return { ok: true, value }
}

/** A course after its corequisites, otherwise as planned; two that need each other stay as they are. */
function inNeededOrder<Item extends { offering: CatalogueCourse | null }>(items: readonly Item[]): Item[] {
  const ordered: Item[] = []
  const visited = new Set<Item>()
  const visit = (item: Item): void => {
    if (visited.has(item)) return
    visited.add(item)
    for (const code of item.offering?.rules.corequisites ?? []) {
      const needed = items.find(({ offering }) => offering?.course.code === code)
      if (needed) visit(needed)
    }
    ordered.push(item)
  }
  for (const item of items) visit(item)
  return ordered
}

function changeOf(
  state: BatchState,
  studentId: StudentId,
  { offering, position, waitingEnded }: Extract<Decision, { offering: CatalogueCourse }>,
): EnrolmentChange {
  return {
    termId: offering.termId,
    courseCode: offering.course.code,
    creditsEnrolled: creditsOf(state.coursesOf(studentId, offering.termId)),
    at: state.now.toISOString(),
    position: position ?? null,
    waitingEnded: waitingEnded === true,
  }
}
