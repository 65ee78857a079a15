import type { StudentId } from '../../contract/ids'
import type { CourseResult } from '../../rules/course-rules'
import type { Queryable } from './database'

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
