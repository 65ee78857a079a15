import type { EnrolmentChange } from '../../contract/enrolment'
import type { CourseId, SectionId, StudentId } from '../../contract/ids'
import type { Refusal } from '../../contract/refusal'
import { creditsOf, type SeatFacts, type StudentFacts, whyCannotDrop, whyCannotSelect } from '../../rules/enrolment'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../tables/catalogue'
import type { BatchWrites, EnrolmentReply, EnrolmentRequest, EnrolmentWish, LoadedBatch } from '../tables/enrolments'

export interface DecidedBatch {
  /** In the order of the requests. */
  replies: EnrolmentReply[]
  writes: BatchWrites
}

/** The state of the batch while it is decided, request by request. */
interface Ledger {
  catalogue: Catalogue
  now: Date
  loaded: LoadedBatch
  seats: Map<SectionId, SeatFacts>
  enrolled: Map<StudentId, Set<SectionId>>
  writes: BatchWrites
}

/**
 * Decides the requests of a batch in their order of arrival, each on what the ones before it left.
 * Touches nothing but its arguments: no clock, no database.
 */
export function decideBatch(
  requests: readonly EnrolmentRequest[],
  loaded: LoadedBatch,
  catalogue: Catalogue,
  now: Date,
): DecidedBatch {
  const ledger: Ledger = {
    catalogue,
    now,
    loaded,
    seats: new Map(loaded.seats.map(({ sectionId, capacity, enrolled }) => [sectionId, { capacity, enrolled }])),
    enrolled: new Map(),
    writes: { requests: [], dropped: [], enrolled: [] },
  }
  for (const { studentId, sectionId } of loaded.enrolments) enrolledOf(ledger, studentId).add(sectionId)
  const answered = new Map(loaded.requests.map((request) => [request.id, request]))
  const replies = requests.map((request): EnrolmentReply => {
    const earlier = answered.get(request.id)
    if (earlier) {
      const isSame = earlier.studentId === request.studentId && isSameWish(earlier.body, request.wish)
      return isSame ? earlier.reply : { ok: false, refusals: [{ code: 'request_id_reused' }] }
    }
    const reply =
      request.wish.kind === 'select'
        ? select(ledger, request, request.wish.sectionIds)
        : drop(ledger, request, request.wish.courseId)
    const stored = { id: request.id, studentId: request.studentId, body: request.wish, reply }
    answered.set(request.id, stored)
    ledger.writes.requests.push({ id: stored.id, student_id: stored.studentId, body: stored.body, reply })
    return reply
  })
  return { replies, writes: ledger.writes }
}

function isSameWish(a: EnrolmentWish, b: EnrolmentWish): boolean {
  if (a.kind === 'drop') return b.kind === 'drop' && a.courseId === b.courseId
  if (b.kind !== 'select' || a.sectionIds.length !== b.sectionIds.length) return false
  const others = new Set(b.sectionIds)
  return a.sectionIds.every((id) => others.has(id))
}

function enrolledOf(ledger: Ledger, studentId: StudentId): Set<SectionId> {
  let sections = ledger.enrolled.get(studentId)
  if (!sections) {
    sections = new Set()
    ledger.enrolled.set(studentId, sections)
  }
  return sections
}

function refuse(...refusals: Refusal[]): EnrolmentReply {
  return { ok: false, refusals }
}

function select(ledger: Ledger, request: EnrolmentRequest, sectionIds: SectionId[]): EnrolmentReply {
  const { catalogue, writes } = ledger
  const chosen: CatalogueSection[] = []
  const unknown: Refusal[] = []
  for (const sectionId of new Set(sectionIds)) {
    const section = catalogue.sections.get(sectionId)
    if (section && !section.isWithdrawn && ledger.seats.has(sectionId)) chosen.push(section)
    else unknown.push({ code: 'section_not_found', sectionId })
  }
  const offer = chosen[0] && catalogue.courses.get(chosen[0].courseId)
  if (unknown.length > 0 || !offer) return refuse(...unknown)
  if (chosen.some((section) => section.courseId !== offer.course.id))
    return refuse({ code: 'sections_of_several_courses' })

  const student = studentFacts(ledger, request.studentId, offer)
  const refusals = whyCannotSelect({
    nowMs: ledger.now.getTime(),
    rounds: ledger.loaded.rounds.filter((round) => round.termId === offer.termId),
    student,
    offer,
    chosen,
    seatsOf: (section) => ledger.seats.get(section.id) ?? { capacity: 0, enrolled: 0 },
  })
  if (refusals.length > 0) return refuse(...refusals)

  for (const { id } of chosen) {
    enrolledOf(ledger, request.studentId).add(id)
    countSeat(ledger, id, 1)
    writes.enrolled.push({ request_id: request.id, student_id: request.studentId, section_id: id })
  }
  return { ok: true, value: changeOf(ledger, request.studentId, offer) }
}

function drop(ledger: Ledger, request: EnrolmentRequest, courseId: CourseId): EnrolmentReply {
  const offer = ledger.catalogue.courses.get(courseId)
  if (!offer) return refuse({ code: 'course_not_found' })
  const mine = enrolledOf(ledger, request.studentId)
  const leaving = [...mine].filter((id) => offer.sections.has(id))
  const refusals = whyCannotDrop({
    nowMs: ledger.now.getTime(),
    rounds: ledger.loaded.rounds.filter((round) => round.termId === offer.termId),
    cohort: cohortOf(ledger, request.studentId),
    isEnrolled: leaving.length > 0,
  })
  if (refusals.length > 0) return refuse(...refusals)
  for (const id of leaving) {
    mine.delete(id)
    countSeat(ledger, id, -1)
    ledger.writes.dropped.push({ request_id: request.id, student_id: request.studentId, section_id: id })
  }
  return { ok: true, value: changeOf(ledger, request.studentId, offer) }
}

function countSeat(ledger: Ledger, sectionId: SectionId, difference: 1 | -1): void {
  const seats = ledger.seats.get(sectionId)
  // A section that is only left is not loaded: nobody in this batch asks for its seats.
  if (seats) ledger.seats.set(sectionId, { ...seats, enrolled: seats.enrolled + difference })
}

function cohortOf(ledger: Ledger, studentId: StudentId): number {
  const student = ledger.loaded.students.find(({ id }) => id === studentId)
  if (!student) throw new Error(`student ${studentId} has no row`)
  return student.cohort
}

function studentFacts(ledger: Ledger, studentId: StudentId, offer: CatalogueCourse): StudentFacts {
  const holds = ledger.loaded.holds.filter((hold) => hold.studentId === studentId)
  return {
    cohort: cohortOf(ledger, studentId),
    holds: holds.map(({ reason, note, placedAt }) => ({ reason, note, placedAt })),
    enrolled: coursesOf(ledger.catalogue, enrolledOf(ledger, studentId), offer),
  }
}

/** The courses of these sections in the term of `offer`. */
function coursesOf(catalogue: Catalogue, sectionIds: Iterable<SectionId>, offer: CatalogueCourse) {
  const courses = new Map<CourseId, { course: CatalogueCourse['course']; sections: CatalogueSection[] }>()
  for (const sectionId of sectionIds) {
    const section = catalogue.sections.get(sectionId)
    const owner = section && catalogue.courses.get(section.courseId)
    if (!section || !owner || owner.termId !== offer.termId) continue
    const entry = courses.get(section.courseId)
    if (entry) entry.sections.push(section)
    else courses.set(section.courseId, { course: owner.course, sections: [section] })
  }
  return [...courses.values()]
}

function changeOf(ledger: Ledger, studentId: StudentId, offer: CatalogueCourse): EnrolmentChange {
  return {
    termId: offer.termId,
    courseCode: offer.course.code,
    creditsEnrolled: creditsOf(coursesOf(ledger.catalogue, enrolledOf(ledger, studentId), offer)),
    at: ledger.now.toISOString(),
  }
}
