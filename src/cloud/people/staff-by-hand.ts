import type { StaffRole } from '../../contract/kernel/caller'
import { type Database, inTransaction, type Queryable } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { plainCode } from './activation-code'
import { tellAccount } from './tables/messages'
import { lockRoster } from './tables/roster'
import { endStaffInvitations } from './tables/staff'
import {
  addStaffInvitation,
  giveRole,
  lockStaffMember,
  nameStaffMember,
  type StaffRecord,
  takeRole,
} from './tables/staff-records'

/**
 * Who is of the staff and what they may do. Not offered over HTTP: who could give roles there could give all of them,
 * with one phone that was left lying about.
 */

/** The roles that made a difference to a member of staff. */
interface ChangedRoles {
  member: StaffRecord
  roles: StaffRole[]
}

/** Gives roles to a member of staff, who is told; with a name also to somebody new. Null when there is no such number. */
export function grantRoles(
  database: Database,
  { number, name, roles }: { number: string; name: string | undefined; roles: readonly StaffRole[] },
  now: Date,
): Promise<ChangedRoles | null> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    if (name !== undefined) await nameStaffMember(connection, number, name)
    const member = await lockStaffMember(connection, number)
    return member && { member, roles: await changeRoles(connection, member, roles, { code: 'role_granted', now }) }
  })
}

/** Takes roles away, at once, and tells the member. Null when there is no such number. */
export function revokeRoles(
  database: Database,
  { number, roles }: { number: string; roles: readonly StaffRole[] },
  now: Date,
): Promise<ChangedRoles | null> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    const member = await lockStaffMember(connection, number)
    return member && { member, roles: await changeRoles(connection, member, roles, { code: 'role_revoked', now }) }
  })
}

/** Gives or takes roles of a member, who is locked, and tells them of each that made a difference; returns these. */
export async function changeRoles(
  connection: Queryable,
  { staffId, accountId }: StaffRecord,
  roles: readonly StaffRole[],
  { code, now }: { code: 'role_granted' | 'role_revoked'; now: Date },
): Promise<StaffRole[]> {
  const different: StaffRole[] = []
  for (const role of roles) {
    const isDifferent =
      code === 'role_granted'
        ? await giveRole(connection, staffId, role, now)
        : await takeRole(connection, staffId, role)
    if (!isDifferent) continue
    different.push(role)
    await tellAccount(connection, accountId, { code, name: role, about: null, by: 'staff' }, now)
  }
  return different
}

/** How long an invitation is good for, in milliseconds. */
const lifetimeMs = 72 * 3_600_000

/**
 * Has a member of staff come in WeChat by a code, of which only the mark is kept; codes before it
 * end. What `keep` cannot keep leaves them as they were. Null when there is no such number.
 */
export function inviteStaff(
  { database, vault }: { database: Database; vault: Vault },
  { number, code, now }: { number: string; code: string; now: Date },
  keep: () => Promise<void>,
): Promise<{ name: string; expiresAt: Date } | null> {
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  return inTransaction(database, async (connection) => {
    const member = await lockStaffMember(connection, number)
    if (!member) return null
    await endStaffInvitations(connection, member.staffId, now)
    const codeMark = vault.mark('staff-invitation', plainCode(code))
    await addStaffInvitation(connection, member.staffId, { codeMark, madeAt: now, expiresAt })
    await keep()
    return { name: member.name, expiresAt }
  })
}
