import type { BindingId, InvitationId, StudentId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import type { GuardianLink } from '../../../rules/people/relations'
import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

export interface GuardianBindingRow extends GuardianLink {
  bindingId: BindingId
  accountId: AccountId
  studentId: StudentId
  studentName: string
  name: string
  kinship: Kinship
  source: 'invitation' | 'roster'
  status: 'awaiting' | 'active' | 'ended'
  boundAt: Date
}

const guardianColumns = `b.id as "bindingId", b.account_id as "accountId", b.student_id as "studentId",
  st.name as "studentName", b.name, b.kinship, b.source, b.status, b.bound_at as "boundAt",
  b.allows_timetable as "allowsTimetable", b.allows_results as "allowsResults"`

/** A guardian's binding, ended ones too; null when there is none of this id. */
export async function readGuardianBinding(database: Queryable, id: BindingId): Promise<GuardianBindingRow | null> {
  const { rows } = await database.query<GuardianBindingRow>(
    `select ${guardianColumns} from binding b join student st on st.id = b.student_id
     where b.id = $1 and b.relation = 'guardian'`,
    [id],
  )
  return rows[0] ?? null
}

/** The guardians of a student, those that await confirmation first. */
export async function readGuardiansOf(database: Queryable, studentId: StudentId): Promise<GuardianBindingRow[]> {
  const { rows } = await database.query<GuardianBindingRow>(
    `select ${guardianColumns} from binding b join student st on st.id = b.student_id
     where b.student_id = $1 and b.relation = 'guardian' and b.status <> 'ended' order by b.status desc, b.bound_at, b.id`,
    [studentId],
  )
  return rows
}

/** The students an account is a guardian of, in the order they were bound. */
export async function readWardsOf(database: Queryable, accountId: AccountId): Promise<GuardianBindingRow[]> {
  const { rows } = await database.query<GuardianBindingRow>({
    name: 'read-wards-of',
    text: `select ${guardianColumns} from binding b join student st on st.id = b.student_id
      where b.account_id = $1 and b.relation = 'guardian' and b.status <> 'ended' order by b.bound_at, b.id`,
    values: [accountId],
  })
  return rows
}

/** What an account may see as the confirmed guardian of a student; null when it is none. */
export async function readGuardianLink(
  database: Queryable,
  accountId: AccountId,
  studentId: StudentId,
): Promise<GuardianLink | null> {
  const { rows } = await database.query<GuardianLink>({
    name: 'read-guardian-link',
    text: `select allows_timetable as "allowsTimetable", allows_results as "allowsResults" from binding
      where account_id = $1 and student_id = $2 and relation = 'guardian' and status = 'active'`,
    values: [accountId, studentId],
  })
  return rows[0] ?? null
}

/** When a student's own account was bound; null when none is. */
export async function readSelfBinding(
  database: Queryable,
  studentId: StudentId,
): Promise<{ accountId: AccountId; boundAt: Date } | null> {
  const { rows } = await database.query<{ accountId: AccountId; boundAt: Date }>(
    `select account_id as "accountId", bound_at as "boundAt" from binding
     where student_id = $1 and relation = 'self' and status <> 'ended'`,
    [studentId],
  )
  return rows[0] ?? null
}

/** Links an account to the student it belongs to; false when either is linked already. */
export async function bindAccount(
  database: Queryable,
  accountId: AccountId,
  studentId: StudentId,
  now: Date = new Date(),
): Promise<boolean> {
  const { rowCount } = await database.query(
    'insert into binding (account_id, student_id, bound_at) values ($1, $2, $3) on conflict do nothing',
    [accountId, studentId, now],
  )
  return rowCount === 1
}

/** Ends the link of a student to their own account; returns the account that had it. */
export async function endSelfBinding(database: Queryable, studentId: StudentId, now: Date): Promise<AccountId | null> {
  const { rows } = await database.query<{ accountId: AccountId }>(
    `update binding set status = 'ended', ended_at = $2
     where student_id = $1 and relation = 'self' and status <> 'ended' returning account_id as "accountId"`,
    [studentId, now],
  )
  return rows[0]?.accountId ?? null
}

export interface NewGuardianBinding {
  accountId: AccountId
  studentId: StudentId
  name: string
  kinship: Kinship
  source: 'invitation' | 'roster'
  guardianId: number | null
  invitationId: InvitationId | null
  status: 'awaiting' | 'active'
}

/** Adds a guardian's binding; null when the account has one to this student already. */
export async function addGuardianBinding(
  database: Queryable,
  binding: NewGuardianBinding,
  now: Date,
): Promise<BindingId | null> {
  const { accountId, studentId, name, kinship, source, guardianId, invitationId, status } = binding
  const { rows } = await database.query<{ id: BindingId }>(
    `insert into binding (account_id, student_id, relation, name, kinship, source, guardian_id, invitation_id, status, bound_at)
     values ($1, $2, 'guardian', $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [accountId, studentId, name, kinship, source, guardianId, invitationId, status, now],
  )
  return rows[0]?.id ?? null
}

/** Confirms a guardian who awaits it; false when the binding is not, or no longer, awaiting. */
export async function confirmBinding(database: Queryable, id: BindingId, now: Date): Promise<boolean> {
  const { rowCount } = await database.query(
    `update binding set status = 'active', bound_at = $2 where id = $1 and status = 'awaiting'`,
    [id, now],
  )
  return rowCount === 1
}

/** Ends a binding; false when it had ended before. The guardian's name is not kept. */
export async function endBinding(database: Queryable, id: BindingId, now: Date): Promise<boolean> {
  const { rowCount } = await database.query(
    `update binding set status = 'ended', ended_at = $2, name = null where id = $1 and status <> 'ended'`,
    [id, now],
  )
  return rowCount === 1
}

/** Sets what a guardian sees; false when nothing changed. */
export async function setScopes(
  database: Queryable,
  id: BindingId,
  { allowsTimetable, allowsResults }: GuardianLink,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update binding set allows_timetable = $2, allows_results = $3
     where id = $1 and status <> 'ended' and (allows_timetable, allows_results) <> ($2, $3)`,
    [id, allowsTimetable, allowsResults],
  )
  return rowCount === 1
}

type AwaitingGuardian = Pick<GuardianBindingRow, 'bindingId' | 'kinship'> & { name: string }

/** Who accepted a card of each of the students and awaits their word, the longest first. */
export async function readAwaitingGuardians(
  database: Queryable,
  studentIds: readonly StudentId[],
): Promise<Map<StudentId, AwaitingGuardian[]>> {
  const { rows } = await database.query<AwaitingGuardian & { studentId: StudentId }>({
    name: 'read-awaiting-guardians',
    text: `select student_id as "studentId", id as "bindingId", coalesce(name, '') as name, kinship from binding
      where student_id = any ($1) and relation = 'guardian' and status <> 'ended' and status = 'awaiting'
      order by bound_at, id`,
    values: [studentIds],
  })
  const asking = new Map<StudentId, AwaitingGuardian[]>()
  for (const { studentId, ...guardian } of rows) asking.set(studentId, [...(asking.get(studentId) ?? []), guardian])
  return asking
}
