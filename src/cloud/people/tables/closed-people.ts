import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'
import { bilingualGone } from '../pseudonym'
import type { AccountId } from './sessions'

/**
 * Takes everything personal off a student who leaves: the number and names become a pseudonym, `numberMark` lets a
 * roster that names the number again find them. Holds stay, under the pseudonym; guardians and messages go. The student
 * is locked; what other capabilities keep is theirs to erase, before this.
 */
export async function eraseStudent(
  connection: Queryable,
  studentId: StudentId,
  numberMark: string,
  now: Date,
): Promise<void> {
  const { name, nameEn } = bilingualGone
  await connection.query(
    `update student set number = 'left-' || id, name = $3, name_en = $4, birth_date_sealed = null,
       identity_number_sealed = null, activation_code_sealed = null, hand_edited = '{}', left_at = $5, number_mark = $2
     where id = $1`,
    [studentId, numberMark, name, nameEn, now],
  )
  await connection.query(
    `update binding set status = 'ended', ended_at = coalesce(ended_at, $2), name = null, guardian_id = null
     where student_id = $1`,
    [studentId, now],
  )
  await connection.query('delete from guardian where student_id = $1', [studentId])
  await connection.query(
    `update guardian_invitation set status = 'cancelled', ended_at = $2 where student_id = $1 and status = 'open'`,
    [studentId, now],
  )
  // Last, for whoever wrote one waited for a row above.
  await connection.query('delete from message where student_id = $1', [studentId])
  await connection.query('update message set name = null where about_student_id = $1', [studentId])
}

/**
 * Takes everything personal off an account that leaves: its WeChat identity, sessions, messages, and its names as a
 * guardian. The row stays as the party of what is kept.
 */
export async function eraseAccount(connection: Queryable, accountId: AccountId, now: Date): Promise<void> {
  await connection.query('delete from session where account_id = $1', [accountId])
  await connection.query('delete from message_read where account_id = $1', [accountId])
  await connection.query('delete from message where account_id = $1', [accountId])
  const { rows } = await connection.query<{ guardianId: number }>(
    `select guardian_id as "guardianId" from binding where account_id = $1 and guardian_id is not null`,
    [accountId],
  )
  await connection.query(
    `update binding set status = 'ended', ended_at = coalesce(ended_at, $2), name = null, guardian_id = null
     where account_id = $1`,
    [accountId, now],
  )
  await connection.query(
    'delete from guardian g where id = any ($1) and not exists (select from binding where guardian_id = g.id)',
    [rows.map(({ guardianId }) => guardianId)],
  )
  await connection.query('update message set name = null where about_account_id = $1', [accountId])
  await connection.query('update account set openid = null, unionid = null, left_at = $2 where id = $1', [
    accountId,
    now,
  ])
}
