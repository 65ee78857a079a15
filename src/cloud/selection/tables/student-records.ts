import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Hold } from '../../../contract/people/hold'
import type { StudentId } from '../../../contract/people/ids'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { WaitlistEntryId } from '../../../contract/selection/ids'
import type { CourseResult } from '../../../contract/selection/results'
import { type Columns, rowsOf } from '../../kernel/database/columns'
import type { Queryable } from '../../kernel/database/database'
import type { EnrolmentRow } from './enrolments'

export interface WaitlistRow {
  id: WaitlistEntryId
  courseId: CourseId
  sectionIds: SectionId[]
  joinedAt: string
  isAutomatic: boolean
  dropCourseId: CourseId | null
  /** The longest of the queues it stands in, counted from 1; null once a seat is offered. */
  position: number | null
  offeredAt: string | null
  expiresAt: string | null
}

/** What rules ask of a student, and what they wait for. */
export interface StudentRecord {
  /** That nobody has released. */
  holds: Hold[]
  /** What came of the courses they took before. */
  results: CourseResult[]
  /** Granted by staff. */
  exceptions: { kind: AdviserRequestKind; courseId: CourseId }[]
  /** The sections they have a place in, in all terms, oldest first. */
  enrolments: EnrolmentRow[]
  /** Their open entries, oldest first. An offer past its deadline is none. */
  waitlist: WaitlistRow[]
}

interface RecordRow {
  studentId: StudentId
  holds: Hold[] | null
  results: Columns<CourseResult>
  exceptions: StudentRecord['exceptions'] | null
  enrolments: Columns<EnrolmentRow>
  waitlist: WaitlistRow[] | null
}

/** As JavaScript writes an instant. */
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The records of students, in one statement and so of one moment. Who has none is none. */
export async function readStudentRecords(
  database: Queryable,
  studentIds: readonly StudentId[],
  now: Date,
): Promise<Map<StudentId, StudentRecord>> {
  const { rows } = await database.query<RecordRow>({
    name: 'read-student-records',
    text: `select st.id as "studentId",
        (select json_agg(json_build_object('reason', h.reason, 'note', h.note, 'placedAt', ${instant('h.placed_at')})
            order by h.id)
          from hold h where h.student_id = st.id and h.released_at is null) as holds,
        (select json_build_object('courseCode', json_agg(r.course_code), 'takenIn', json_agg(r.taken_in),
            'grade', json_agg(r.grade), 'isPassed', json_agg(r.is_passed))
          from (select course_code, taken_in, grade, is_passed from course_result
            where student_id = st.id order by taken_in, course_code) r) as results,
        (select json_agg(json_build_object('kind', a.kind, 'courseId', a.course_id))
          from adviser_request a where a.student_id = st.id and a.status = 'granted') as exceptions,
        (select json_build_object('sectionId', json_agg(e.section_id), 'enrolledAt', json_agg(${instant('e.enrolled_at')}))
          from (select section_id, enrolled_at from enrolment
            where student_id = st.id and status = 'enrolled' order by id) e) as enrolments,
        (select json_agg(json_build_object('id', w.id, 'courseId', w.course_id, 'joinedAt', ${instant('w.joined_at')},
            'isAutomatic', w.is_automatic, 'dropCourseId', w.drop_course_id,
            'offeredAt', ${instant('o.offered_at')}, 'expiresAt', ${instant('o.expires_at')},
            'sectionIds', (select json_agg(p.section_id order by p.section_id)
              from waitlist_place p where p.entry_id = w.id),
            'position', case when w.state = 'waiting' then (
              select max((select count(*) from waitlist_place q
                where q.section_id = p.section_id and q.state = 'waiting' and q.place <= p.place))
              from waitlist_place p where p.entry_id = w.id) end) order by w.place)
          from waitlist_entry w left join seat_offer o on o.entry_id = w.id and o.status = 'open'
          where w.student_id = st.id and w.ended_at is null
            and (o.expires_at is null or o.expires_at > $2)) as waitlist
      from student st where st.id = any ($1)`,
    values: [studentIds, now],
  })
  return new Map(
    rows.map(({ studentId, holds, results, exceptions, enrolments, waitlist }) => [
      studentId,
      {
        holds: holds ?? [],
        results: rowsOf(results, 'courseCode'),
        exceptions: exceptions ?? [],
        enrolments: rowsOf(enrolments, 'sectionId'),
        waitlist: waitlist ?? [],
      },
    ]),
  )
}
