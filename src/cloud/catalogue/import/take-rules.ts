import type { CourseId } from '../../../contract/catalogue/ids'
import { type Database, inTransaction } from '../../kernel/database/database'
import { removeCourseRules, writeCourseRules } from '../tables/course-rules'

type Written = Parameters<typeof writeCourseRules>[1]

/** Takes the rules of a file over in one step: courses in `removed` have none any more. */
export function takeRules(
  database: Database,
  { written, removed }: { written: Written; removed: readonly CourseId[] },
): Promise<void> {
  return inTransaction(database, async (connection) => {
    await writeCourseRules(connection, written)
    if (removed.length > 0) await removeCourseRules(connection, removed)
  })
}
