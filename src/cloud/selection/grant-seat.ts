import { randomUUID } from 'node:crypto'
import type { QuotaId, SectionId } from '../../contract/catalogue/ids'
import type { RequestId } from '../../contract/kernel/ids'
import type { Refusal } from '../../contract/refusal'
import type { WaitlistEntryId } from '../../contract/selection/ids'
import { findSeat } from '../../rules/catalogue/seats'
import { type Belonging, isAmong } from '../../rules/people/audience'
import { courseFactsOf, creditsOf } from '../../rules/selection/enrolment'
import { allows, openRoundFor, roundForCohort, standingOf } from '../../rules/selection/rounds'
import type { CatalogueCopy } from '../catalogue/catalogue-copy'
import type { Catalogue, CatalogueCourse } from '../catalogue/tables/catalogue'
import { readSeats, seatFactsOf } from '../catalogue/tables/seats'
import { lockSection, setCapacity } from '../catalogue/tables/sections'
import type { Queryable } from '../kernel/database/database'
import type { StaffRequestRow } from './tables/adviser-requests'
import { noWrites, readEnrolments, writeBatch } from './tables/enrolments'
import { readRounds } from './tables/rounds'
import { type OpenEntry, readOpenEntry } from './tables/waitlist-entries'

export interface GivenSeat {
  expiresAt: string
  /** Sections that got a seat more. */
  enlarged: { name: string; capacity: number }[]
  isRoundOpen: boolean
}

const dayMs = 86_400_000
const lastsMs = 7 * dayMs
/** What is kept longer is meant for ever, and a seat is not. */
const lastsMaxMs = 366 * dayMs

/**
 * Adds a seat of a full section where there is none and offers it to the student who asked, so that it can be nobody
 * else's. The student is locked; sections are locked here, as a batch of enrolments locks. Without `until` it is kept for
 * a week. Nothing is written when it is refused.
 */
export async function grantSeat(
  connection: Queryable,
  request: StaffRequestRow,
  { student, copy, until, now }: { student: Belonging; copy: CatalogueCopy; until: Date | null; now: Date },
): Promise<GivenSeat | { refusal: Refusal }> {
  const { studentId, courseId } = request
  for (const id of [...request.sectionIds].sort((a, b) => a - b)) await lockSection(connection, id)
  const catalogue = await copy.current(connection)
  const offering = catalogue.courses.get(courseId)
  if (!offering) throw new Error(`course ${courseId} of a request has no row`)
  const entry = await readOpenEntry(connection, studentId, courseId)
  if (entry?.isOffered) return ungrantable('offer_open', offering)
  const mine = (await readEnrolments(connection, studentId)).map(({ sectionId }) => sectionId)
  const wanted = wantedSections(request, offering, mine)
  if ('refusal' in wanted) return wanted
  const { places, enlarged } = await makeRoom(connection, offering, wanted.sectionIds, student, now)
  const { expiresAt, isRoundOpen } = await deadlineOf(connection, offering, student, { now, until })
  await offerSeats(connection, { request, offering, catalogue, mine, entry, places, expiresAt, now })
  return { expiresAt, enlarged, isRoundOpen }
}

type Ungrantable = Extract<Refusal, { code: 'adviser_request_ungrantable' }>

function ungrantable(because: Ungrantable['because'], { course }: CatalogueCourse): { refusal: Ungrantable } {
  return { refusal: { code: 'adviser_request_ungrantable', because, ...courseFactsOf(course) } }
}

function wantedSections(
  request: StaffRequestRow,
  offering: CatalogueCourse,
  mine: readonly SectionId[],
): { sectionIds: SectionId[] } | { refusal: Ungrantable } {
  const sectionIds = request.sectionIds.filter((id) => !mine.includes(id))
  if (sectionIds.length === 0) return ungrantable('enrolled', offering)
  const isTaught = (id: SectionId) => offering.sections.get(id)?.isWithdrawn === false
  return sectionIds.every(isTaught) ? { sectionIds } : ungrantable('not_taught', offering)
}

type Place = { sectionId: SectionId; quotaId: QuotaId | null }

/** A seat of each section that the student may have: a free one, or one that is added. */
async function makeRoom(
  connection: Queryable,
  offering: CatalogueCourse,
  wanted: readonly SectionId[],
  student: Belonging,
  now: Date,
): Promise<{ places: Place[]; enlarged: GivenSeat['enlarged'] }> {
  const counts = await readSeats(connection, wanted, now)
  const places: Place[] = []
  const enlarged: GivenSeat['enlarged'] = []
  for (const sectionId of wanted) {
    const section = offering.sections.get(sectionId)
    const seats = seatFactsOf({ quotas: section?.quotas ?? [] }, counts.get(sectionId))
    const search = findSeat(seats, student, now.getTime())
    places.push({ sectionId, quotaId: search.isFree ? search.quotaId : null })
    if (search.isFree || seats.capacity === null) continue
    // A section that holds more than it has seats for stays as full as it is.
    const capacity = Math.max(seats.capacity, seats.enrolled + seats.kept) + 1
    await setCapacity(connection, sectionId, capacity)
    enlarged.push({ name: `${offering.course.code} ${section?.code ?? ''}`, capacity })
  }
  return { places, enlarged }
}

/** A week or what staff said, but no longer than the student can use it. */
async function deadlineOf(
  connection: Queryable,
  offering: CatalogueCourse,
  student: Belonging,
  { now, until }: { now: Date; until: Date | null },
): Promise<{ expiresAt: string; isRoundOpen: boolean }> {
  const nowMs = now.getTime()
  const rounds = await readRounds(connection, offering.termId)
  const usable = rounds
    .filter((round) => isAmong(round, student) && allows(round.kind, 'select'))
    .map((round) => roundForCohort(round, student.cohort))
    .filter((round) => standingOf(round, nowMs) !== 'closed')
  const wishedMs = Math.min(until?.getTime() ?? nowMs + lastsMs, nowMs + lastsMaxMs)
  const lastClosingMs = Math.max(...usable.map(({ closesAt }) => Date.parse(closesAt)))
  const expiresAt = new Date(usable.length > 0 ? Math.min(wishedMs, lastClosingMs) : wishedMs).toISOString()
  return { expiresAt, isRoundOpen: 'round' in openRoundFor(rounds, student, nowMs, 'select') }
}

interface SeatOffer {
  request: StaffRequestRow
  offering: CatalogueCourse
  catalogue: Catalogue
  /** The sections the student has a place in. */
  mine: readonly SectionId[]
  entry: OpenEntry | null
  places: readonly Place[]
  expiresAt: string
  now: Date
}

/** Writes what an engine would have written, had the student joined the waitlist and been offered the seat. */
async function offerSeats(connection: Queryable, seatOffer: SeatOffer): Promise<void> {
  const { request, offering, mine, entry, places, expiresAt, now } = seatOffer
  const { studentId: student_id, courseId: course_id } = request
  const reply = { ok: true, value: changeOf(seatOffer) } as const
  const made = { student_id, made_by: 'staff', reply } as const
  if (entry) {
    const left = { ...made, id: randomUUID() as RequestId, body: { kind: 'leave', courseId: course_id } } as const
    await writeBatch(
      connection,
      { ...noWrites(), requests: [left], ended: [{ entry_id: entry.id, state: 'left' }] },
      now,
    )
  }
  const id = randomUUID() as RequestId
  const entryId = id as string as WaitlistEntryId
  const sectionIds = places.map(({ sectionId }) => sectionId)
  const isInCourse = mine.some((sectionId) => offering.sections.has(sectionId))
  const dropCourseId = isInCourse ? course_id : (entry?.dropCourseId ?? null)
  const isAutomatic = entry?.isAutomatic ?? false
  const joined = {
    n: 0,
    request_id: id,
    student_id,
    course_id,
    section_ids: sectionIds,
    is_automatic: isAutomatic,
    drop_course_id: dropCourseId,
  }
  const offered = places.map(({ sectionId, quotaId }) => {
    return { entry_id: entryId, section_id: sectionId, quota_id: quotaId, expires_at: expiresAt }
  })
  const body = { kind: 'join', sectionIds, isAutomatic, dropCourseId } as const
  await writeBatch(connection, { ...noWrites(), requests: [{ ...made, id, body }], joined: [joined], offered }, now)
}

function changeOf({ offering, catalogue, mine, now }: SeatOffer) {
  const owners = mine.map((id) => catalogue.courses.get(catalogue.sections.get(id)?.courseId ?? offering.course.id))
  const courses = new Set(owners.filter((owner) => owner?.termId === offering.termId))
  return {
    termId: offering.termId,
    courseCode: offering.course.code,
    creditsEnrolled: creditsOf([...courses].flatMap((owner) => owner ?? [])),
    at: now.toISOString(),
    position: null,
    waitingEnded: false,
  }
}
