import type { EnrolmentChange, Hold } from '../../contract/enrolment'
import type { CourseId, RequestId, SectionId, StudentId, TermId } from '../../contract/ids'
import type { Reply } from '../../contract/refusal'
import type { RoundFacts } from '../../rules/rounds'
import type { Queryable } from './database'

/** What a student asks of their enrolments; stored with its reply. */
export type EnrolmentWish = { kind: 'select'; sectionIds: SectionId[] } | { kind: 'drop'; courseId: CourseId }

export interface EnrolmentRequest {
  id: RequestId
  studentId: StudentId
  wish: EnrolmentWish
}

export type EnrolmentReply = Reply<EnrolmentChange>

/** All rows that a batch of requests is decided on, locked until the transaction ends. */
export interface LoadedBatch {
  catalogueVersion: number
  /** Requests that were answered before, by this or another process. */
  requests: { id: RequestId; studentId: StudentId; body: EnrolmentWish; reply: EnrolmentReply }[]
  students: { id: StudentId; cohort: number }[]
  holds: (Hold & { studentId: StudentId })[]
  seats: { sectionId: SectionId; capacity: number | null; enrolled: number }[]
  enrolments: { studentId: StudentId; sectionId: SectionId }[]
  rounds: (RoundFacts & { termId: TermId })[]
}

export async function lockAndLoadBatch(
  database: Queryable,
  requestIds: RequestId[],
  studentIds: StudentId[],
  sectionIds: SectionId[],
): Promise<LoadedBatch> {
  const { rows } = await database.query<{ batch: LoadedBatch }>({
    name: 'lock-and-load-batch',
    text: 'select lock_and_load_batch($1, $2, $3) as batch',
    values: [requestIds, studentIds, sectionIds],
  })
  const row = rows[0]
  if (!row) throw new Error('lock_and_load_batch returned no row')
  return row.batch
}

export interface BatchWrites {
  requests: { id: RequestId; student_id: StudentId; body: EnrolmentWish; reply: EnrolmentReply }[]
  dropped: { request_id: RequestId; student_id: StudentId; section_id: SectionId }[]
  enrolled: { request_id: RequestId; student_id: StudentId; section_id: SectionId }[]
}

export async function writeBatch(database: Queryable, writes: BatchWrites, decidedAt: Date): Promise<void> {
  await database.query({
    name: 'write-batch',
    text: 'select write_batch($1, $2, $3, $4)',
    values: [
      JSON.stringify(writes.requests),
      JSON.stringify(writes.dropped),
      JSON.stringify(writes.enrolled),
      decidedAt.toISOString(),
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

/** Capacity and seats taken of each of the sections. */
export async function readSeats(
  database: Queryable,
  sectionIds: readonly SectionId[],
): Promise<Map<SectionId, { capacity: number | null; enrolled: number }>> {
  const { rows } = await database.query<{ id: SectionId; capacity: number | null; enrolled: number }>({
    name: 'read-seats',
    text: `select s.id, s.capacity,
        (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as enrolled
      from section s where s.id = any ($1)`,
    values: [sectionIds],
  })
  return new Map(rows.map(({ id, capacity, enrolled }) => [id, { capacity, enrolled }]))
}

/** Of these sections, the ones that have no seat left. */
export async function readFullSections(
  database: Queryable,
  sectionIds: readonly SectionId[],
): Promise<ReadonlySet<SectionId>> {
  const { rows } = await database.query<{ id: SectionId }>({
    name: 'read-full-sections',
    text: `select s.id from section s
      where s.id = any ($1) and s.capacity is not null
        and (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') >= s.capacity`,
    values: [sectionIds],
  })
  return new Set(rows.map(({ id }) => id))
}
