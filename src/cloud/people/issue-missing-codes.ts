import { type Database, inTransaction } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { newActivationCode, plainCode } from './activation-code'
import { lockRoster } from './tables/roster'
import { lockStudentsWithoutCode, type StudentWithoutCode, writeActivationCodes } from './tables/student-records'

export type CodedStudent = StudentWithoutCode & { code: string }

/**
 * Activation codes for all students who are bound to nobody and have none. `keep` gets them in clear, which nobody does
 * again, and has kept them before they are valid; it is not called when nobody lacks one. Returns how many there are.
 * Not offered over HTTP: no answer should hold so many.
 */
export function issueMissingCodes(
  { database, vault }: { database: Database; vault: Vault },
  keep: (coded: readonly CodedStudent[]) => Promise<void>,
): Promise<number> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    const students = await lockStudentsWithoutCode(connection)
    if (students.length === 0) return 0
    const coded = students.map((student) => ({ ...student, code: newActivationCode() }))
    await keep(coded)
    const sealed = coded.map(({ studentId, code }) => {
      return { studentId, sealed: vault.seal('student.activation_code', studentId, plainCode(code)) }
    })
    await writeActivationCodes(connection, sealed)
    return coded.length
  })
}
