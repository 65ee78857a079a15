import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { WaitlistEntryId } from '../../../contract/selection/ids'
import type { Queryable } from '../../kernel/database/database'

/** The courses a student has an open entry for, an offer past its deadline included. */
export async function readWaitedCourses(database: Queryable, studentId: StudentId): Promise<CourseId[]> {
  const { rows } = await database.query<{ courseId: CourseId }>({
    name: 'read-waited-courses',
    text: `select course_id as "courseId" from waitlist_entry where student_id = $1 and ended_at is null order by place`,
    values: [studentId],
  })
  return rows.map(({ courseId }) => courseId)
}

/**
 * Sections whose queue may move: an offer is past its deadline, a seat has cooled down, or seats were added
 * or released while somebody waits. In the order of their ids, the first `limit` after the section `after`.
 */
export async function readUnsettledSections(
  database: Queryable,
  now: Date,
  { after, limit }: { after: number; limit: number },
): Promise<SectionId[]> {
  const { rows } = await database.query<{ id: SectionId }>({
    name: 'read-unsettled-sections',
    text: `select p.section_id as id from seat_offer o join waitlist_place p on p.entry_id = o.entry_id
        where o.status = 'open' and o.expires_at <= $1 and p.section_id > $2
      union
      select s.id from (select distinct section_id from waitlist_place where state = 'waiting') w
      join section s on s.id = w.section_id
      where s.id > $2 and s.withdrawn_at is null and (s.capacity is null or s.capacity >
        (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled')
        + (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
        + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > $1))
      order by id limit $3`,
    values: [now, after, limit],
  })
  return rows.map(({ id }) => id)
}

/** Automatic entries with an offer that nobody has tried to take yet, made before `before`. */
export async function readUntriedOffers(
  database: Queryable,
  before: Date,
): Promise<{ studentId: StudentId; courseId: CourseId }[]> {
  const { rows } = await database.query<{ studentId: StudentId; courseId: CourseId }>({
    name: 'read-untried-offers',
    text: `select w.student_id as "studentId", w.course_id as "courseId"
      from seat_offer o join waitlist_entry w on w.id = o.entry_id
      where o.status = 'open' and w.is_automatic and not o.was_tried and o.offered_at <= $1 limit 500`,
    values: [before],
  })
  return rows
}

/** Forgets seats that have cooled down: they count no more. */
export async function sweepCooledSeats(database: Queryable, now: Date): Promise<void> {
  await database.query({
    name: 'sweep-cooled-seats',
    text: 'delete from cooling_seat where until <= $1',
    values: [now],
  })
}

export interface OpenEntry {
  id: WaitlistEntryId
  isOffered: boolean
  isAutomatic: boolean
  dropCourseId: CourseId | null
}

/** The open waitlist entry of a student for a course, or null. The student must be locked for it to stay so. */
export async function readOpenEntry(
  database: Queryable,
  studentId: StudentId,
  courseId: CourseId,
): Promise<OpenEntry | null> {
  const { rows } = await database.query<OpenEntry>(
    `select id, state = 'offered' as "isOffered", is_automatic as "isAutomatic", drop_course_id as "dropCourseId"
     from waitlist_entry where student_id = $1 and course_id = $2 and ended_at is null`,
    [studentId, courseId],
  )
  return rows[0] ?? null
}
