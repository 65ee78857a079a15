import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'

/** What a batch locks, asked for without waiting: rows that somebody else has locked are left out. */

export interface SectionAbout {
  studentId: StudentId
  courseId: CourseId
  sectionId: SectionId
}

/** Sections that a request about these courses may end an enrolment or a waitlist entry in. */
export async function readSectionsAbout(
  database: Queryable,
  about: readonly { studentId: StudentId; courseId: CourseId }[],
): Promise<SectionAbout[]> {
  const { rows } = await database.query<SectionAbout>(
    `select a.student_id as "studentId", a.course_id as "courseId", l.section_id as "sectionId"
     from unnest($1::integer[], $2::integer[]) as a (student_id, course_id), lateral (
       select section_id from enrolment
       where student_id = a.student_id and course_id = a.course_id and status = 'enrolled'
       union all
       select p.section_id from waitlist_entry w join waitlist_place p on p.entry_id = w.id
       where w.student_id = a.student_id and w.course_id = a.course_id and w.ended_at is null
       union all
       select e.section_id from waitlist_entry w
       join enrolment e on e.student_id = w.student_id and e.course_id = w.drop_course_id and e.status = 'enrolled'
       where w.student_id = a.student_id and w.course_id = a.course_id and w.ended_at is null
     ) l`,
    [about.map(({ studentId }) => studentId), about.map(({ courseId }) => courseId)],
  )
  return rows
}

/** These sections with all whose queues hang together with theirs. */
export async function readConnectedSections(
  database: Queryable,
  sectionIds: readonly SectionId[],
): Promise<Set<SectionId>> {
  if (sectionIds.length === 0) return new Set()
  const { rows } = await database.query<{ id: SectionId }>(
    `with recursive reached (id) as (
       select unnest($1::integer[])
       union
       select other.section_id from reached r
       join waitlist_place p on p.section_id = r.id and p.state <> 'ended'
       join waitlist_place other on other.entry_id = p.entry_id
     ) select id from reached`,
    [sectionIds],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Of these students or sections, those that others have locked. What nobody has locked is locked until the transaction ends. */
export async function readHeld<Id extends StudentId | SectionId>(
  connection: Queryable,
  table: Id extends StudentId ? 'student' : 'section',
  ids: readonly Id[],
): Promise<Id[]> {
  if (ids.length === 0) return []
  const { rows } = await connection.query<{ id: Id }>(
    table === 'student'
      ? 'select id from student where id = any ($1) order by id for no key update skip locked'
      : 'select id from section where id = any ($1) order by id for no key update skip locked',
    [ids],
  )
  const free = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !free.has(id))
}

/** Whether somebody is changing the catalogue; an import does for as long as it takes. */
export async function isCatalogueHeld(connection: Queryable): Promise<boolean> {
  const { rows } = await connection.query('select 1 from catalogue_version for share skip locked')
  return rows.length === 0
}
