import type { StaffRole } from '../../../contract/kernel/caller'
import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'
import type { StaffId } from './staff'

/** A member of staff as the command line names them. */
export interface StaffRecord {
  staffId: StaffId
  number: string
  name: string
  /** Null until the person has come. */
  accountId: AccountId | null
}

/** The member of staff with a number, locked until the transaction ends; null when there is none. */
export async function lockStaffMember(connection: Queryable, number: string): Promise<StaffRecord | null> {
  const { rows } = await connection.query<StaffRecord>(
    'select id as "staffId", number, name, account_id as "accountId" from staff where number = $1 for update',
    [number],
  )
  return rows[0] ?? null
}

/** Locks the staff with these numbers until the transaction ends; after students, as whoever leaves does. */
export async function lockStaff(connection: Queryable, numbers: readonly string[]): Promise<void> {
  await connection.query('select id from staff where number = any ($1) order by id for no key update', [numbers])
}

/** Adds a member of staff or, if the number is known, names them anew: a roster keeps that name. */
export async function nameStaffMember(connection: Queryable, number: string, name: string): Promise<void> {
  await connection.query(
    `insert into staff (number, name) values ($1, $2)
     on conflict (number) do update set name = excluded.name, ${staffEdited('name')}`,
    [number, name],
  )
}

/** Gives a role; false when the member has it already. A roster keeps the roles from then on. */
export async function giveRole(
  connection: Queryable,
  staffId: StaffId,
  role: StaffRole,
  grantedAt: Date,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    'insert into staff_role (staff_id, role, granted_at) values ($1, $2, $3) on conflict do nothing',
    [staffId, role, grantedAt],
  )
  await markRolesEdited(connection, staffId)
  return rowCount === 1
}

/** Takes a role away; false when the member does not have it. A roster keeps the roles from then on. */
export async function takeRole(connection: Queryable, staffId: StaffId, role: StaffRole): Promise<boolean> {
  const { rowCount } = await connection.query('delete from staff_role where staff_id = $1 and role = $2', [
    staffId,
    role,
  ])
  await markRolesEdited(connection, staffId)
  return rowCount === 1
}

async function markRolesEdited(connection: Queryable, staffId: StaffId): Promise<void> {
  await connection.query(`update staff set ${staffEdited('roles')} where id = $1`, [staffId])
}

function staffEdited(field: 'name' | 'roles'): string {
  return `hand_edited = case when '${field}' = any (staff.hand_edited) then staff.hand_edited
    else staff.hand_edited || '${field}'::text end`
}

/** Keeps the mark of a new invitation. */
export async function addStaffInvitation(
  connection: Queryable,
  staffId: StaffId,
  { codeMark, madeAt, expiresAt }: { codeMark: string; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await connection.query(
    'insert into staff_invitation (code_mark, staff_id, made_at, expires_at) values ($1, $2, $3, $4)',
    [codeMark, staffId, madeAt, expiresAt],
  )
}
