import type { StaffRole } from '../../../contract/kernel/caller'
import type { Queryable } from '../../kernel/database/database'
import type { Vault } from '../../kernel/vault/vault'
import { takeRowIds } from './sealed-columns'
import type { AccountId } from './sessions'

/** A member of staff by their row id; it never leaves the server. */
export type StaffId = number & { readonly staffId: true }

export interface StaffMember {
  staffId: StaffId
  number: string
  name: string
  nameEn: string | null
  roles: StaffRole[]
}

const memberColumns = `s.id as "staffId", s.number, s.name, s.name_en as "nameEn",
  array(select r.role from staff_role r where r.staff_id = s.id order by r.role) as roles`

/** The staff member an account belongs to, or null. */
export async function readStaffOf(database: Queryable, accountId: AccountId): Promise<StaffMember | null> {
  const { rows } = await database.query<StaffMember>({
    name: 'read-staff-of',
    text: `select ${memberColumns} from staff s where s.account_id = $1`,
    values: [accountId],
  })
  return rows[0] ?? null
}

/** The staff member of a phone (marks of every key) who has no account yet, or has this one. */
export async function findStaffByPhone(
  database: Queryable,
  phoneMarks: readonly string[],
  accountId: AccountId,
): Promise<(StaffMember & { accountId: AccountId | null }) | null> {
  const { rows } = await database.query<StaffMember & { accountId: AccountId | null }>(
    `select ${memberColumns}, s.account_id as "accountId" from staff s
     where s.phone_index = any ($1) and (s.account_id is null or s.account_id = $2) order by s.id limit 1`,
    [phoneMarks, accountId],
  )
  return rows[0] ?? null
}

/** Links an account to a staff member; false when the account belongs to another. */
export async function bindStaff(database: Queryable, staffId: StaffId, accountId: AccountId): Promise<boolean> {
  const { rowCount } = await database.query(
    `update staff set account_id = $2
     where id = $1 and not exists (select from staff where account_id = $2 and id <> $1)`,
    [staffId, accountId],
  )
  return rowCount === 1
}

export interface StaffInvitation {
  staffId: StaffId
  expiresAt: Date
  endedAt: Date | null
  /** The account the member is linked to now. */
  accountId: AccountId | null
}

/** The staff invitation of a code (marks of every key), locked; null when there is none. */
export async function lockStaffInvitation(
  connection: Queryable,
  codeMarks: readonly string[],
): Promise<StaffInvitation | null> {
  const { rows } = await connection.query<StaffInvitation>(
    `select i.staff_id as "staffId", i.expires_at as "expiresAt", i.ended_at as "endedAt", s.account_id as "accountId"
     from staff_invitation i join staff s on s.id = i.staff_id where i.code_mark = any ($1) for update`,
    [codeMarks],
  )
  return rows[0] ?? null
}

/** Ends every open invitation of a staff member. */
export async function endStaffInvitations(connection: Queryable, staffId: StaffId, now: Date): Promise<void> {
  await connection.query('update staff_invitation set ended_at = $2 where staff_id = $1 and ended_at is null', [
    staffId,
    now,
  ])
}

/** Unlinks the account of whoever leaves, with their roles and phone; what they did stays in the audit log. */
export async function eraseStaffOf(connection: Queryable, accountId: AccountId): Promise<void> {
  await connection.query(
    `with gone as (
       update staff set account_id = null, phone_sealed = null, phone_index = null where account_id = $1 returning id)
     delete from staff_role where staff_id in (select id from gone)`,
    [accountId],
  )
}

export interface NewStaff {
  number: string
  name: string
  nameEn: string | null
  /** As `readPhone` gives it. */
  phone: string | null
}

/** Adds a member of staff, or finds the one of this number; returns their row id. */
export async function addStaff(database: Queryable, vault: Vault, member: NewStaff): Promise<StaffId> {
  const { number, name, nameEn, phone } = member
  const [id = 0] = await takeRowIds(database, 'staff', 1)
  const { rows } = await database.query<{ id: StaffId }>(
    `insert into staff (id, number, name, name_en, phone_sealed, phone_index) overriding system value
     values ($6, $1, $2, $3, $4, $5)
     on conflict (number) do update set number = excluded.number returning id`,
    [number, name, nameEn, phone && vault.seal('staff.phone', id, phone), phone && vault.mark('phone', phone), id],
  )
  if (!rows[0]) throw new Error('the member of staff was not added')
  return rows[0].id
}

/** Grants a role; false when the member has it already. */
export async function grantRole(database: Queryable, staffId: StaffId, role: StaffRole, now: Date): Promise<boolean> {
  const { rowCount } = await database.query(
    'insert into staff_role (staff_id, role, granted_at) values ($1, $2, $3) on conflict do nothing',
    [staffId, role, now],
  )
  return rowCount === 1
}
