import { comparableName } from '../../../rules/people/same-name'
import { toSimplified } from '../../kernel/simplified'
import type { Vault } from '../../kernel/vault/vault'
import type { RosterGuardianRow } from '../tables/roster'
import type { RosterGuardian } from './roster'
import { Comparison, type PlannedGuardian, type PlannedStudent } from './roster-plan'

interface Named {
  readonly studentNumber: string
  readonly name: string
}

interface GuardiansPlan {
  readonly planned: PlannedGuardian[]
  readonly unnamed: Named[]
  readonly removed: Named[]
}

/** What becomes of the guardians of the students in a file. */
export function planGuardians(
  vault: Vault,
  students: readonly PlannedStudent[],
  stored: readonly RosterGuardianRow[],
  namesGuardians: boolean,
): GuardiansPlan {
  const plan: GuardiansPlan = { planned: [], unnamed: [], removed: [] }
  const byStudent = new Map<number, RosterGuardianRow[]>()
  for (const row of stored) byStudent.set(row.studentId, [...(byStudent.get(row.studentId) ?? []), row])
  for (const { person, read } of students) {
    const studentNumber = person.number
    const rows = new Map(
      (byStudent.get(person.studentId ?? 0) ?? []).map((row) => [comparableName(row.name, toSimplified), row] as const),
    )
    for (const guardian of read.guardians) {
      const row = rows.get(comparableName(guardian.name, toSimplified))
      rows.delete(comparableName(guardian.name, toSimplified))
      if (row?.removedAt) plan.removed.push({ studentNumber, name: row.name })
      else plan.planned.push(compareGuardian(vault, studentNumber, guardian, row))
    }
    if (namesGuardians)
      for (const { name, removedAt } of rows.values()) if (!removedAt) plan.unnamed.push({ studentNumber, name })
  }
  return plan
}

function compareGuardian(
  vault: Vault,
  studentNumber: string,
  { name, kinship, phone }: RosterGuardian,
  row: RosterGuardianRow | undefined,
): PlannedGuardian {
  if (!row) {
    const person = { guardianId: null, studentNumber, name, kinship: kinship ?? 'other', phone, isBound: false }
    return { change: 'added', person, fields: [], kept: [] }
  }
  const comparison = new Comparison(row.handEdited)
  const stored = row.phoneSealed === null ? null : vault.open('guardian.phone', row.guardianId, row.phoneSealed)
  const person = {
    guardianId: row.guardianId,
    studentNumber,
    name: row.name,
    kinship: comparison.settle('kinship', row.kinship, kinship),
    phone: comparison.settle('phone', stored, phone),
    isBound: row.isBound,
  }
  const { fields, kept } = comparison
  return { change: fields.length > 0 ? 'changed' : 'none', person, fields, kept }
}
