import { type Database, inTransaction } from '../kernel/database/database'
import { writeGradeWords, writeInstitution } from './tables/institution'

/** Sets the school up or changes it in one step; what is not said stays. */
export function setInstitution(
  database: Database,
  said: Parameters<typeof writeInstitution>[1],
  gradeWords: Parameters<typeof writeGradeWords>[1] | undefined,
): Promise<void> {
  return inTransaction(database, async (connection) => {
    await writeInstitution(connection, said)
    if (gradeWords) await writeGradeWords(connection, gradeWords)
  })
}
