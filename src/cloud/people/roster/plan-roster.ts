import type { StudentId } from '../../../contract/people/ids'
import { numberKey } from '../../../rules/people/student-number'
import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { Queryable } from '../../kernel/database/database'
import type { Vault } from '../../kernel/vault/vault'
import { readLeftStudents, readRosterGuardians, readRosterStaff, readRosterStudents } from '../tables/roster'
import { planGuardians } from './plan-guardians'
import { planStaff } from './plan-staff'
import { planStudents } from './plan-students'
import type { RosterBadRow, RosterReading } from './roster'
import type { PlannedGuardian, PlannedStaff, PlannedStudent } from './roster-plan'

/** What an import would do, and what it leaves alone although the file says otherwise. */
export interface RosterPlan {
  readonly badRows: readonly RosterBadRow[]
  readonly departments: readonly CatalogueDepartment[]
  readonly students: readonly PlannedStudent[]
  readonly guardians: readonly PlannedGuardian[]
  readonly staff: readonly PlannedStaff[]
  /** Students who have left and are skipped: their number, and when. */
  readonly left: readonly { readonly number: string; readonly leftAt: Date }[]
  /** Students whose activation code in the file was used before, and is not taken again. */
  readonly usedCodeCount: number
  /** Guardians of students in the file whom it does not name; they stay. */
  readonly unnamed: readonly { readonly studentNumber: string; readonly name: string }[]
  /** Guardians who were removed by hand and do not come back. */
  readonly removed: readonly { readonly studentNumber: string; readonly name: string }[]
  readonly changeCount: number
}

/** Compares a file with what is stored. `bringsBack`: students who left are taken again. */
export async function planRoster(
  database: Queryable,
  vault: Vault,
  reading: RosterReading,
  bringsBack: boolean,
): Promise<RosterPlan> {
  const stored = await readStored(database, vault, reading)
  const { students, left, badRows, usedCodeCount } = planStudents(vault, reading.students, stored.students, bringsBack)
  const guardians = planGuardians(vault, students, stored.guardians, reading.namesGuardians)
  const staff = planStaff(vault, reading.staff, stored.staff)
  const changeCount = [...students, ...guardians.planned, ...staff.planned].filter(
    ({ change }) => change !== 'none',
  ).length
  return {
    badRows: [...reading.badRows, ...badRows, ...staff.badRows].sort((a, b) => a.row - b.row),
    departments: reading.departments,
    students,
    guardians: guardians.planned,
    staff: staff.planned,
    left,
    usedCodeCount,
    unnamed: guardians.unnamed,
    removed: guardians.removed,
    changeCount: changeCount + reading.departments.length,
  }
}

/** What is stored of the people in the file, by their numbers. */
async function readStored(database: Queryable, vault: Vault, { students, staff }: RosterReading) {
  const numbers = students.map(({ number }) => number)
  const byKey = new Map((await readRosterStudents(database, numbers)).map((row) => [numberKey(row.number), row]))
  const rows = new Map(
    numbers.flatMap((number) => {
      const row = byKey.get(numberKey(number))
      return row ? [[number, row] as const] : []
    }),
  )
  const numberOfMark = new Map(
    numbers
      .filter((number) => !rows.has(number))
      .flatMap((number) => vault.marks('student-number', number).map((mark) => [mark, number] as const)),
  )
  for (const row of numberOfMark.size > 0 ? await readLeftStudents(database, [...numberOfMark.keys()]) : []) {
    const number = numberOfMark.get(row.numberMark ?? '')
    if (number !== undefined) rows.set(number, row)
  }
  const ids = [...rows.values()].map(({ studentId }): StudentId => studentId)
  const guardians = ids.length > 0 ? await readRosterGuardians(database, ids) : []
  const staffRows =
    staff.length > 0
      ? await readRosterStaff(
          database,
          staff.map(({ number }) => number),
        )
      : []
  return { students: rows, guardians, staff: new Map(staffRows.map((row) => [row.number, row])) }
}
