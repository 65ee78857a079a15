import type { Database } from '../kernel/database/database'
import { type NewHold, placeHolds } from './tables/holds'
import { changePeople } from './tables/living'

/** Places the holds of a file in one step, but for students who have left. */
export async function placeManyHolds(
  database: Database,
  holds: readonly NewHold[],
  now: Date,
): Promise<{ placed: number; left: number }> {
  const named = holds.map(({ studentId }) => studentId)
  return changePeople(database, { students: named }, async (connection, { students }) => {
    const here = holds.filter(({ studentId }) => students.has(studentId))
    return { placed: await placeHolds(connection, here, now), left: holds.length - here.length }
  })
}
