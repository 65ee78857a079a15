import type { Queryable } from '../cloud/tables/database'
import { lockStaffMember, type StaffRecord } from '../cloud/tables/staff-records'
import { PlainError } from './plain-error'

/** The member of staff with a number, locked. */
export async function givenStaff(connection: Queryable, number: string): Promise<StaffRecord> {
  const member = await lockStaffMember(connection, number)
  if (member) return member
  throw new PlainError(
    `There is no member of staff ${number}. See: staff list, or add them with: staff grant ${number} --role … --name …`,
  )
}
