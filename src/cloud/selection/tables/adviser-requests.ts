import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { RequestId } from '../../../contract/kernel/ids'
import type { Hold } from '../../../contract/people/hold'
import type { StudentId } from '../../../contract/people/ids'
import type { TermId } from '../../../contract/school/ids'
import type { Department } from '../../../contract/school/institution'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import type { Queryable } from '../../kernel/database/database'
import { tellingStaffDeed } from '../../people/tables/messages'

export interface AdviserRequestRow {
  id: AdviserRequestId
  courseId: CourseId
  sectionIds: SectionId[]
  kind: AdviserRequestKind
  reason: string
  askedAt: Date
  status: 'open' | 'granted' | 'refused' | 'withdrawn'
  answer: string | null
  decidedAt: Date | null
}

/** Asking and taking back may go on for ever. */
export const adviserRequestsMax = 200

/** What a student has asked of staff, newest first: what waits for an answer, and of the rest the newest 200. */
export async function readAdviserRequests(database: Queryable, studentId: StudentId): Promise<AdviserRequestRow[]> {
  const { rows } = await database.query<AdviserRequestRow>({
    name: 'read-adviser-requests',
    text: `select id, course_id as "courseId", section_ids as "sectionIds", kind, reason, asked_at as "askedAt", status,
        answer, decided_at as "decidedAt"
      from adviser_request a where student_id = $1 and (status = 'open' or id in (
        select id from adviser_request where student_id = $1 order by asked_at desc, id limit $2))
      order by asked_at desc, id`,
    values: [studentId, adviserRequestsMax],
  })
  return rows
}

export interface NewAdviserRequest {
  id: RequestId
  studentId: StudentId
  courseId: CourseId
  sectionIds: readonly SectionId[]
  kind: AdviserRequestKind
  reason: string
  askedAt: Date
}

/** What came of adding a request: `open` when one of this kind for the course waits for its answer already. */
export type Added = 'added' | 'repeated' | 'reused' | 'open'

/** Adds a request; a repeat of the same id with the same content leaves one. */
export async function addAdviserRequest(database: Queryable, request: NewAdviserRequest): Promise<Added> {
  const { id, studentId, courseId, sectionIds, kind, reason, askedAt } = request
  const { rowCount } = await database.query(
    `insert into adviser_request (id, student_id, course_id, section_ids, kind, reason, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [id, studentId, courseId, sectionIds, kind, reason, askedAt],
  )
  if (rowCount === 1) return 'added'
  const { rows } = await database.query<{ isSame: boolean }>(
    `select (student_id, course_id, section_ids, kind, reason) is not distinct from
       ($2::integer, $3::integer, $4::integer[], $5::text, $6::text) as "isSame"
     from adviser_request where id = $1`,
    [id, studentId, courseId, sectionIds, kind, reason],
  )
  if (!rows[0]) return 'open'
  return rows[0].isSame ? 'repeated' : 'reused'
}

/** Takes an open request back; false when the student has no such request. A repeat changes nothing. */
export async function withdrawAdviserRequest(
  database: Queryable,
  studentId: StudentId,
  id: AdviserRequestId,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update adviser_request set status = case status when 'open' then 'withdrawn' else status end,
       decided_at = coalesce(decided_at, $3)
     where id = $1 and student_id = $2 and status in ('open', 'withdrawn')`,
    [id, studentId, now],
  )
  return rowCount === 1
}

export interface StaffRequestRow extends AdviserRequestRow {
  studentId: StudentId
  studentNumber: string
  studentName: string
  studentNameEn: string | null
  studentStanding: number | null
  studentDepartment: Department | null
  /** That nobody has released. */
  holds: Hold[]
  termId: TermId
  /** As in `CS 2103`. */
  courseCode: string
  title: string
  titleEn: string | null
  sectionCodes: string[]
  decidedBy: string | null
}

const staffRequests = `select a.id, a.course_id as "courseId", a.section_ids as "sectionIds", a.kind, a.reason,
    a.asked_at as "askedAt", a.status, a.answer, a.decided_at as "decidedAt", a.decided_by as "decidedBy",
    a.student_id as "studentId", st.number as "studentNumber", st.name as "studentName", st.name_en as "studentNameEn",
    st.standing as "studentStanding", case when d.id is not null then json_build_object('id', d.id, 'code', d.code,
      'name', d.name, 'nameEn', d.name_en) end as "studentDepartment",
    (select coalesce(json_agg(json_build_object('reason', h.reason, 'note', h.note, 'placedAt',
        to_char(h.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by h.id), '[]')
      from hold h where h.student_id = a.student_id and h.released_at is null) as holds,
    c.term_id as "termId", c.code as "courseCode", c.title, c.title_en as "titleEn",
    (select coalesce(array_agg(s.code order by s.code), '{}') from section s where s.id = any (a.section_ids)) as "sectionCodes"
  from adviser_request a join student st on st.id = a.student_id
  left join department d on d.id = st.department_id join course c on c.id = a.course_id`

/** What the students of a term have asked, oldest first; all of it, or only what is open. */
export async function readRequestsOfTerm(
  database: Queryable,
  termId: TermId,
  which: 'open' | 'all',
): Promise<StaffRequestRow[]> {
  const { rows } = await database.query<StaffRequestRow>(
    `${staffRequests} where c.term_id = $1 and ($2 = 'all' or a.status = 'open') order by a.asked_at, a.id`,
    [termId, which],
  )
  return rows
}

/** The requests whose id begins so. */
export async function readRequestsById(database: Queryable, start: string): Promise<StaffRequestRow[]> {
  const { rows } = await database.query<StaffRequestRow>(`${staffRequests} where starts_with(a.id::text, $1) limit 5`, [
    start.toLowerCase(),
  ])
  return rows
}

/** One request as staff see it; null when there is none. */
export async function readStaffRequest(database: Queryable, id: AdviserRequestId): Promise<StaffRequestRow | null> {
  const { rows } = await database.query<StaffRequestRow>(`${staffRequests} where a.id = $1`, [id])
  return rows[0] ?? null
}

/**
 * A page of the requests of a term: those that are open oldest first, or those that are not, newest first. `after` is the
 * last of the page before.
 */
export async function readRequestPage(
  database: Queryable,
  termId: TermId,
  which: 'open' | 'decided',
  { after, limit }: { after: AdviserRequestId | null; limit: number },
): Promise<StaffRequestRow[]> {
  const [way, order] = which === 'open' ? ['>', 'asc'] : ['<', 'desc']
  const at = which === 'open' ? 'asked_at' : 'decided_at'
  const { rows } = await database.query<StaffRequestRow>(
    `${staffRequests} where c.term_id = $1 and (a.status = 'open') = $2
       and ($3::uuid is null or (a.${at}, a.id) ${way} (select l.${at}, l.id from adviser_request l where l.id = $3))
     order by a.${at} ${order}, a.id ${order} limit $4`,
    [termId, which === 'open', after, limit],
  )
  return rows
}

/**
 * Answers an open request and tells the student; false when it is not open any more. Leaving takes a request back under
 * its lock, so whoever has one open is here.
 */
export async function decideAdviserRequest(
  database: Queryable,
  decision: {
    id: AdviserRequestId
    status: 'granted' | 'refused'
    answer: string
    decidedBy: string
    decidedAt: Date
  },
): Promise<boolean> {
  const toldOf = `select student_id, 'request_' || status, jsonb_build_object('courseId', course_id,
      'sectionIds', section_ids, 'kind', kind, 'note', answer), id::text from decided`
  const { rows } = await database.query<{ id: AdviserRequestId }>(
    `with decided as (
       update adviser_request set status = $2, answer = $3, decided_by = $4, decided_at = $5
       where id = $1 and status = 'open' returning *
     ), told as (${tellingStaffDeed(toldOf, '$5')})
     select id from decided`,
    [decision.id, decision.status, decision.answer, decision.decidedBy, decision.decidedAt],
  )
  return rows.length === 1
}

/** How many requests wait for an answer. */
export async function countOpenAdviserRequests(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from adviser_request where status = 'open'`,
  )
  return rows[0]?.count ?? 0
}
