import type { StudentId } from '../../contract/people/ids'
import type { StudentFile } from '../../contract/people/student-file'
import { closedUntil, numberLimits } from '../../rules/people/binding-tries'
import { maskPhone } from '../../rules/people/masking'
import type { Database } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { guardianOnWire } from './person'
import { readWrongTriesOfStudents } from './tables/binding-attempts'
import { readGuardiansOf, readSelfBinding } from './tables/bindings'
import { readUnboundGuardians } from './tables/guardians'
import { readHolds } from './tables/holds'
import { hasActivationCode, isAdultStudent, readStudentByNumber, readStudents } from './tables/students'

/** A student as staff see them, by their number; null when there is none. */
export async function studentFileOf(
  database: Database,
  vault: Vault,
  number: string,
  now: Date,
): Promise<StudentFile | null> {
  const named = await readStudentByNumber(database, number)
  const student = named && (await readStudents(database, [named.id])).get(named.id)
  if (!student) return null
  const [own, guardians, listed, isAdult, tries, hasCode, holds] = await Promise.all([
    readSelfBinding(database, student.id),
    readGuardiansOf(database, student.id),
    readUnboundGuardians(database, student.id),
    isAdultStudent(database, vault, student.id, now),
    readWrongTriesOfStudents(database, student.id, now),
    hasActivationCode(database, student.id),
    readHolds(database, student.id),
  ])
  return {
    student,
    isBound: own !== null,
    boundAt: own?.boundAt.toISOString() ?? null,
    ...lockOf(tries, student.id, now),
    hasActivationCode: hasCode,
    holds,
    guardians: guardians.map((row) => guardianOnWire(row, isAdult)),
    listedGuardians: listed.map(({ guardianId, name, kinship, phoneSealed }) => ({
      name,
      kinship,
      phoneMasked: phoneSealed === null ? null : maskPhone(vault.open('guardian.phone', guardianId, phoneSealed)),
    })),
  }
}

function lockOf(tries: ReadonlyMap<StudentId, number[]>, studentId: StudentId, now: Date) {
  const wrong = tries.get(studentId) ?? []
  const until = closedUntil(numberLimits, wrong, now.getTime())
  return { lockedUntil: until === null ? null : new Date(until).toISOString(), wrongTries: wrong.length }
}
