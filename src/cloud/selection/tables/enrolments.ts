import type { CourseId, QuotaId, SectionId } from '../../../contract/catalogue/ids'
import type { RequestId } from '../../../contract/kernel/ids'
import type { Hold } from '../../../contract/people/hold'
import type { StudentId } from '../../../contract/people/ids'
import type { Reply } from '../../../contract/refusal'
import type { DepartmentId, TermId } from '../../../contract/school/ids'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { RoundId, WaitlistEntryId } from '../../../contract/selection/ids'
import type { PlanOutcome } from '../../../contract/selection/plan'
import type { CourseResult } from '../../../contract/selection/results'
import type { RoundFacts } from '../../../rules/selection/rounds'
import { type Columns, rowsOf } from '../../kernel/database/columns'
import type { Queryable } from '../../kernel/database/database'
import type { StudentMessage } from '../../people/tables/messages'

/** What is asked of a student's enrolments; stored with its reply. */
export type EnrolmentWish =
  | { kind: 'select'; sectionIds: SectionId[] }
  | { kind: 'drop'; courseId: CourseId }
  | { kind: 'plan'; items: SectionId[][] }
  | { kind: 'swap'; dropCourseId: CourseId; sectionIds: SectionId[] }
  | { kind: 'join'; sectionIds: SectionId[]; isAutomatic: boolean; dropCourseId: CourseId | null }
  /** `onlyOf`: unless they wait for one of these, nothing is done. */
  | { kind: 'leave'; courseId: CourseId; onlyOf?: { sectionIds: SectionId[] } }
  | { kind: 'accept'; courseId: CourseId }
  | { kind: 'decline'; courseId: CourseId }
  /** What a draw gave: under all rules but the window, which has closed by then. */
  | { kind: 'award'; sectionIds: SectionId[]; roundId: RoundId }
  /** Taken from a course by no wish of the student's, whatever is open. */
  | {
      kind: 'remove'
      courseId: CourseId
      reason: 'trial_over' | 'section_cancelled' | 'draw_undone' | 'staff'
      /** Unless they are in one of these, or in the course through this round, nothing is done: they may have changed since. */
      onlyOf?: { sectionIds: SectionId[] } | { roundId: RoundId }
      /** What staff said of it, and who said it. */
      note?: string
      by?: string
    }

export type MadeBy = 'student' | 'staff' | 'waitlist' | 'draw' | 'round'

export interface EnrolmentRequest<Wish extends EnrolmentWish = EnrolmentWish> {
  id: RequestId
  studentId: StudentId
  madeBy: MadeBy
  wish: Wish
}

/** What a wish is answered with when it is granted. */
export type OutcomeOf<Wish extends EnrolmentWish> = Wish extends { kind: 'plan' } ? PlanOutcome : EnrolmentChange
export type EnrolmentReply<Wish extends EnrolmentWish = EnrolmentWish> = Reply<OutcomeOf<Wish>>

/** A waitlist entry that is still open, with its place in each queue it stands in. */
export interface LoadedEntry {
  id: WaitlistEntryId
  studentId: StudentId
  courseId: CourseId
  isAutomatic: boolean
  dropCourseId: CourseId | null
  state: 'waiting' | 'offered'
  /** Of the offer. */
  expiresAt: string | null
  wasTried: boolean | null
  cohort: number
  departmentId: DepartmentId | null
  places: { sectionId: SectionId; quotaId: QuotaId | null }[]
}

/** All rows that a batch of requests is decided on, locked until the transaction ends. */
export interface LoadedBatch {
  catalogueVersion: number
  /** Requests that were answered before, by this or another process. */
  requests: { id: RequestId; studentId: StudentId; body: EnrolmentWish; reply: EnrolmentReply }[]
  /** Without those who have left. */
  students: { id: StudentId; cohort: number; departmentId: DepartmentId | null; standing: number | null }[]
  holds: (Hold & { studentId: StudentId })[]
  results: (CourseResult & { studentId: StudentId })[]
  exceptions: { studentId: StudentId; courseId: CourseId; kind: AdviserRequestKind }[]
  seats: { sectionId: SectionId; capacity: number | null; enrolled: number; kept: number; waiting: number }[]
  /** Seats taken of each quota of those sections. */
  taken: { quotaId: QuotaId; taken: number }[]
  enrolments: { studentId: StudentId; sectionId: SectionId; quotaId: QuotaId | null }[]
  /** Those of them that came from the rounds asked for. */
  throughRounds: { studentId: StudentId; sectionId: SectionId; roundId: RoundId }[]
  /** In the order of the queue. */
  entries: LoadedEntry[]
  /** How many open waitlist entries a student has; none has no row. */
  waitingCounts: { studentId: StudentId; count: number }[]
  rounds: (RoundFacts & { termId: TermId })[]
}

/** What `lock_and_load_batch` is asked for; pairs of a student and a course, or a course code. */
export interface BatchNeeds {
  requestIds: RequestId[]
  studentIds: StudentId[]
  sectionIds: SectionId[]
  about: { studentId: StudentId; courseId: CourseId }[]
  results: { studentId: StudentId; courseCode: string }[]
  throughRounds: { studentId: StudentId; roundId: RoundId }[]
  at: Date
}

type InColumns = 'students' | 'results' | 'seats' | 'enrolments'
type BatchInColumns = Omit<LoadedBatch, InColumns | 'throughRounds'> & {
  [Key in InColumns]: Columns<LoadedBatch[Key][number]>
}

export async function lockAndLoadBatch(database: Queryable, needs: BatchNeeds): Promise<LoadedBatch> {
  const { rows } = await database.query<{ batch: BatchInColumns }>({
    name: 'lock-and-load-batch',
    text: 'select lock_and_load_batch($1, $2, $3, $4, $5, $6, $7, $8) as batch',
    values: [
      needs.requestIds,
      needs.studentIds,
      needs.sectionIds,
      needs.about.map(({ studentId }) => studentId),
      needs.about.map(({ courseId }) => courseId),
      needs.results.map(({ studentId }) => studentId),
      needs.results.map(({ courseCode }) => courseCode),
      needs.at,
    ],
  })
  const row = rows[0]
  if (!row) throw new Error('lock_and_load_batch returned no row')
  const { students, results, seats, enrolments, ...rest } = row.batch
  return {
    ...rest,
    students: rowsOf(students, 'id'),
    results: rowsOf(results, 'studentId'),
    seats: rowsOf(seats, 'sectionId'),
    enrolments: rowsOf(enrolments, 'studentId'),
    throughRounds: await readThroughRounds(database, needs.throughRounds),
  }
}

/** Few batches ask for it, so it is no part of what all load. The students are locked: it stays so. */
async function readThroughRounds(
  database: Queryable,
  asked: BatchNeeds['throughRounds'],
): Promise<LoadedBatch['throughRounds']> {
  if (asked.length === 0) return []
  const { rows } = await database.query<LoadedBatch['throughRounds'][number]>({
    name: 'read-through-rounds',
    text: `select e.student_id as "studentId", e.section_id as "sectionId", e.round_id as "roundId"
      from unnest($1::integer[], $2::integer[]) as a (student_id, round_id)
      join enrolment e on e.student_id = a.student_id and e.round_id = a.round_id and e.status = 'enrolled'`,
    values: [asked.map(({ studentId }) => studentId), asked.map(({ roundId }) => roundId)],
  })
  return rows
}

/** Rows to write, named as their columns are. */
export interface BatchWrites {
  requests: { id: RequestId; student_id: StudentId; made_by: MadeBy; body: EnrolmentWish; reply: EnrolmentReply }[]
  dropped: { request_id: RequestId; student_id: StudentId; section_id: SectionId }[]
  enrolled: {
    request_id: RequestId
    student_id: StudentId
    section_id: SectionId
    round_id: RoundId | null
    quota_id: QuotaId | null
  }[]
  joined: {
    /** The order of arrival within the batch. */
    n: number
    request_id: RequestId
    student_id: StudentId
    course_id: CourseId
    section_ids: SectionId[]
    is_automatic: boolean
    drop_course_id: CourseId | null
  }[]
  /** One row a section of an offer. */
  offered: { entry_id: WaitlistEntryId; section_id: SectionId; quota_id: QuotaId | null; expires_at: string }[]
  ended: { entry_id: WaitlistEntryId; state: 'enrolled' | 'left' | 'declined' | 'lapsed' }[]
  /** Automatic entries whose offer was refused to the server. */
  tried: WaitlistEntryId[]
  cooling: { section_id: SectionId; quota_id: QuotaId | null; until: string }[]
  /** What students are told of all this. */
  told: StudentMessage[]
}

/** Nothing to write yet. */
export function noWrites(): BatchWrites {
  return {
    requests: [],
    dropped: [],
    enrolled: [],
    joined: [],
    offered: [],
    ended: [],
    tried: [],
    cooling: [],
    told: [],
  }
}

export async function writeBatch(database: Queryable, writes: BatchWrites, decidedAt: Date): Promise<void> {
  await database.query({
    name: 'write-batch',
    text: 'select write_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      JSON.stringify(writes.requests),
      JSON.stringify(writes.dropped),
      JSON.stringify(writes.enrolled),
      JSON.stringify(writes.joined),
      JSON.stringify(writes.offered),
      JSON.stringify(writes.ended),
      writes.tried,
      JSON.stringify(writes.cooling),
      decidedAt,
      JSON.stringify(writes.told),
    ],
  })
}

export interface EnrolmentRow {
  sectionId: SectionId
  enrolledAt: string
}

/** The sections a student has a place in, in all terms, oldest first. */
export async function readEnrolments(database: Queryable, studentId: StudentId): Promise<EnrolmentRow[]> {
  const { rows } = await database.query<{ sectionId: SectionId; enrolledAt: Date }>({
    name: 'read-enrolments',
    text: `select section_id as "sectionId", enrolled_at as "enrolledAt"
      from enrolment where student_id = $1 and status = 'enrolled' order by id`,
    values: [studentId],
  })
  return rows.map(({ sectionId, enrolledAt }) => ({ sectionId, enrolledAt: enrolledAt.toISOString() }))
}
