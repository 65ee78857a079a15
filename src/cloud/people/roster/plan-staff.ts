import type { Vault } from '../../kernel/vault/vault'
import type { RosterStaffRow } from '../tables/roster'
import type { ReadStaff, RosterBadRow } from './roster'
import { Comparison, type PlannedStaff } from './roster-plan'

/** What becomes of the staff in a file. */
export function planStaff(
  vault: Vault,
  staff: readonly ReadStaff[],
  stored: ReadonlyMap<string, RosterStaffRow>,
): { planned: PlannedStaff[]; badRows: RosterBadRow[] } {
  const planned: PlannedStaff[] = []
  const badRows: RosterBadRow[] = []
  for (const read of staff) {
    const row = stored.get(read.number)
    const { place, name, roles, ...said } = read
    if (row) planned.push(compareStaff(vault, read, row))
    else if (name !== null)
      planned.push({ change: 'added', person: { ...said, name, roles: roles ?? [] }, fields: [], kept: [] })
    else
      badRows.push({ ...place, column: 'name', value: '', reason: 'is blank; a member of staff who is new needs it' })
  }
  return { planned, badRows }
}

function compareStaff(vault: Vault, read: ReadStaff, row: RosterStaffRow): PlannedStaff {
  const comparison = new Comparison(row.handEdited)
  const phone = row.phoneSealed === null ? null : vault.open('staff.phone', row.staffId, row.phoneSealed)
  const person = {
    number: row.number,
    name: comparison.settle('name', row.name, read.name),
    nameEn: comparison.settle('name_en', row.nameEn, read.nameEn),
    departmentCode: comparison.settle('department', row.departmentCode, read.departmentCode),
    phone: comparison.settle('phone', phone, read.phone),
    roles: comparison.settle('roles', row.roles, read.roles),
  }
  const { fields, kept } = comparison
  return { change: fields.length > 0 ? 'changed' : 'none', person, fields, kept }
}
