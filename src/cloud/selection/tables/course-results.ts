import type { StudentId } from '../../../contract/people/ids'
import type { CourseResult } from '../../../contract/selection/results'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** What came of the courses a student took before. */
export async function readCourseResults(database: Queryable, studentId: StudentId): Promise<CourseResult[]> {
  const { rows } = await database.query<CourseResult>({
    name: 'read-course-results',
    text: `select course_code as "courseCode", taken_in as "takenIn", grade, is_passed as "isPassed"
      from course_result where student_id = $1 order by taken_in, course_code`,
    values: [studentId],
  })
  return rows
}

export interface StudentResult extends CourseResult {
  studentId: StudentId
}

/** What came of the courses these students took before. */
export async function readResultsOf(database: Queryable, studentIds: readonly StudentId[]): Promise<StudentResult[]> {
  const { rows } = await database.query<StudentResult>(
    `select student_id as "studentId", course_code as "courseCode", taken_in as "takenIn", grade,
       is_passed as "isPassed" from course_result where student_id = any ($1)`,
    [studentIds],
  )
  return rows
}

/** Adds results, or overwrites those of the same student, course and term. */
export async function writeResults(database: Queryable, results: readonly StudentResult[]): Promise<void> {
  await inBatches(results, (json) =>
    database.query(
      `insert into course_result (student_id, course_code, taken_in, grade, is_passed)
       select r."studentId", r."courseCode", r."takenIn", r.grade, r."isPassed"
       from jsonb_to_recordset($1::jsonb) as r
         ("studentId" integer, "courseCode" text, "takenIn" text, grade numeric, "isPassed" boolean)
       on conflict (student_id, course_code, taken_in) do update set grade = excluded.grade, is_passed = excluded.is_passed`,
      [json],
    ),
  )
}
