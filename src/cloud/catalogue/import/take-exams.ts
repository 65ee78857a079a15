import type { SectionId } from '../../../contract/catalogue/ids'
import { type Database, inTransaction } from '../../kernel/database/database'
import { removeExams, type StoredExam, writeExams } from '../tables/exams'

/** Takes the examinations of a file over in one step: a section with null has none any more. */
export function takeExams(
  database: Database,
  said: readonly { sectionId: SectionId; exam: StoredExam | null }[],
): Promise<void> {
  return inTransaction(database, async (connection) => {
    const removed = said.flatMap(({ sectionId, exam }) => (exam ? [] : [sectionId]))
    if (removed.length > 0) await removeExams(connection, removed)
    await writeExams(
      connection,
      said.flatMap(({ exam }) => exam ?? []),
    )
  })
}
