import type { Database } from '../kernel/database/database'
import { changePeople } from '../people/tables/living'
import { type StudentResult, writeResults } from './tables/course-results'

/** Takes the results of a file over in one step, but of students who have left. */
export async function takeResults(database: Database, results: readonly StudentResult[]): Promise<void> {
  const named = [...new Set(results.map(({ studentId }) => studentId))]
  await changePeople(database, { students: named }, (connection, { students }) =>
    writeResults(
      connection,
      results.filter(({ studentId }) => students.has(studentId)),
    ),
  )
}
