import type { Queryable } from '../../cloud/kernel/database/database'
import { lockStaffMember, type StaffRecord } from '../../cloud/people/tables/staff-records'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** The member of staff with a number, locked. */
export async function givenStaff(connection: Queryable, number: string): Promise<StaffRecord> {
  const member = await lockStaffMember(connection, number)
  if (member) return member
  throw new PlainError(
    say(
      `没有工号为 ${number} 的教职工。查看：staff list；新增：staff grant ${number} --role … --name …`,
      `There is no member of staff ${number}. See: staff list, or add them with: staff grant ${number} --role … --name …`,
    ),
  )
}
