import type { StudentId } from '../../contract/people/ids'
import { type Database, inTransaction } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { readIdentity } from './roster/roster-values'
import { lockLiving } from './tables/living'
import { lockRoster, readRosterStudents } from './tables/roster'
import { type StudentSettings, setStudentByHand } from './tables/student-records'

/** What staff say of a student, in clear; what is absent stays. The department is one there is. */
export type SaidOfStudent = Omit<StudentSettings, 'birthDateSealed' | 'identityNumberSealed'> & {
  birthDate?: string
  identityNumber?: string
}

/**
 * Corrects what the school knows of a student; `fields` names it as a roster does, and imports leave it alone from then
 * on. Nothing is changed of somebody who has left, nor so that the identity number has another birthday in it.
 */
export function setStudent(
  { database, vault }: { database: Database; vault: Vault },
  { id, number }: { id: StudentId; number: string },
  said: SaidOfStudent,
  fields: readonly string[],
): Promise<'set' | 'left' | 'contradiction'> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    const { students } = await lockLiving(connection, { students: [id] })
    if (!students.has(id)) return 'left'
    const [row] = await readRosterStudents(connection, [number])
    const open = (field: 'student.birth_date' | 'student.identity_number', sealed: string | null | undefined) =>
      sealed ? vault.open(field, id, sealed) : null
    const birthDate = said.birthDate ?? open('student.birth_date', row?.birthDateSealed)
    const identityNumber = said.identityNumber ?? open('student.identity_number', row?.identityNumberSealed)
    if (isContradiction(birthDate, identityNumber)) return 'contradiction'
    await setStudentByHand(connection, id, sealed(vault, id, said), fields)
    return 'set'
  })
}

function sealed(vault: Vault, id: StudentId, { birthDate, identityNumber, ...said }: SaidOfStudent): StudentSettings {
  return {
    ...said,
    birthDateSealed: birthDate && vault.seal('student.birth_date', id, birthDate),
    identityNumberSealed: identityNumber && vault.seal('student.identity_number', id, identityNumber),
  }
}

/** A Chinese identity number holds the birthday; a student with two could not bind. */
function isContradiction(birthDate: string | null, identityNumber: string | null): boolean {
  if (birthDate === null || identityNumber === null) return false
  const identity = readIdentity(identityNumber, '9999-12-31')
  const inNumber = 'value' in identity ? identity.value.birthDate : null
  return inNumber !== null && inNumber !== birthDate
}
