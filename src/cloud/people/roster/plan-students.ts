import type { SealedField, Vault } from '../../kernel/vault/vault'
import type { RosterStudentRow } from '../tables/roster'
import type { ReadStudent, RosterBadRow } from './roster'
import { Comparison, type PlannedStudent } from './roster-plan'

interface StudentsPlan {
  readonly students: PlannedStudent[]
  readonly left: { number: string; leftAt: Date }[]
  readonly badRows: RosterBadRow[]
  /** Students whose code in the file was used before: it is good once, and the file still has it. */
  usedCodeCount: number
}

/** What becomes of the students in a file. `stored` is by the number the file gives, those who left too. */
export function planStudents(
  vault: Vault,
  students: readonly ReadStudent[],
  stored: ReadonlyMap<string, RosterStudentRow>,
  bringsBack: boolean,
): StudentsPlan {
  const plan: StudentsPlan = { students: [], left: [], badRows: [], usedCodeCount: 0 }
  for (const said of students) {
    const row = stored.get(said.number)
    const hasUsedCode = said.activationCode !== null && row?.hasBeenBound === true && row.activationCodeSealed === null
    const read = hasUsedCode ? { ...said, activationCode: null } : said
    if (hasUsedCode) plan.usedCodeCount += 1
    if (row?.leftAt && !bringsBack) plan.left.push({ number: read.number, leftAt: row.leftAt })
    else if (row && !row.leftAt) plan.students.push(compareStudent(vault, read, row))
    else {
      const added = addedStudent(read, row)
      if ('badRow' in added) plan.badRows.push(added.badRow)
      else plan.students.push(added)
    }
  }
  return plan
}

/** A new student, or one who comes back: nothing personal was kept of them. */
function addedStudent(read: ReadStudent, row: RosterStudentRow | undefined): PlannedStudent | { badRow: RosterBadRow } {
  const { place, guardians: _, name, ...said } = read
  const cohort = said.cohort ?? row?.cohort ?? null
  const missing = name === null ? 'name' : 'cohort'
  if (name === null || cohort === null)
    return { badRow: { ...place, column: missing, value: '', reason: 'is blank; a student who is new needs it' } }
  const standing = said.standing ?? row?.standing ?? null
  const departmentCode = said.departmentCode ?? row?.departmentCode ?? null
  const person = { ...said, studentId: row?.studentId ?? null, name, cohort, standing, departmentCode }
  return { change: row ? 'returned' : 'added', person, fields: [], kept: [], read }
}

function compareStudent(vault: Vault, read: ReadStudent, row: RosterStudentRow): PlannedStudent {
  const comparison = new Comparison(row.handEdited)
  const opened = (field: SealedField, sealed: string | null) =>
    sealed === null ? null : vault.open(field, row.studentId, sealed)
  const birthDate = opened('student.birth_date', row.birthDateSealed)
  const identityNumber = opened('student.identity_number', row.identityNumberSealed)
  const activationCode = opened('student.activation_code', row.activationCodeSealed)
  const person = {
    studentId: row.studentId,
    number: row.number,
    name: comparison.settle('name', row.name, read.name),
    nameEn: comparison.settle('name_en', row.nameEn, read.nameEn),
    cohort: comparison.settle('cohort', row.cohort, read.cohort),
    standing: comparison.settle('standing', row.standing, read.standing),
    departmentCode: comparison.settle('department', row.departmentCode, read.departmentCode),
    birthDate: comparison.settle('birth_date', birthDate, read.birthDate),
    identityNumber: comparison.settle('identity_number', identityNumber, read.identityNumber),
    activationCode: comparison.settle('activation_code', activationCode, read.activationCode),
  }
  const { fields, kept } = comparison
  return { change: fields.length > 0 ? 'changed' : 'none', person, fields, kept, read }
}
