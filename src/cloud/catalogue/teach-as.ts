import { type Database, inTransaction } from '../kernel/database/database'
import { changeRoles } from '../people/staff-by-hand'
import { lockRoster } from '../people/tables/roster'
import { lockStaffMember, type StaffRecord } from '../people/tables/staff-records'
import { readTeacherOfName, setTeachesAs } from './tables/teaching'

/**
 * Says by which name of the catalogue a member of staff teaches, null for none; who teaches by one is a teacher, and told
 * so. A name is one person's: `taken` has the number of whoever has it. Null when there is no such member.
 */
export function teachAs(
  database: Database,
  { number, name }: { number: string; name: string | null },
  now: Date,
): Promise<{ member: StaffRecord } | { taken: string } | null> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    const member = await lockStaffMember(connection, number)
    if (!member) return null
    const other = name === null ? null : await readTeacherOfName(connection, name)
    if (other !== null && other !== member.number) return { taken: other }
    await setTeachesAs(connection, member.staffId, name)
    if (name !== null) await changeRoles(connection, member, ['teacher'], { code: 'role_granted', now })
    return { member }
  })
}
