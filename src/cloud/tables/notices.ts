import type { NoticeId, StudentId } from '../../contract/ids'
import type { NoticeKind, PersonNotice } from '../../contract/people'
import type { Queryable } from './database'
import type { AccountId } from './sessions'

export interface NewNotice {
  kind: NoticeKind
  /** Whom it is about, by name, and whose name that is: it is erased when they leave. */
  name: string | null
  about: { studentId: StudentId } | { accountId: AccountId } | null
  by: PersonNotice['by']
}

function valuesOf({ kind, name, about, by }: NewNotice, now: Date): unknown[] {
  const studentId = about && 'studentId' in about ? about.studentId : null
  const accountId = about && 'accountId' in about ? about.accountId : null
  return [kind, name, studentId, accountId, by, now]
}

// Whom somebody tells stays until that is written, so that it is erased with everything else when they leave; who has
// left is told nothing.
const isHere = 'a.left_at is null for share of a'

/** Tells one account; null tells nobody. */
export async function tellAccount(
  database: Queryable,
  accountId: AccountId | null,
  notice: NewNotice,
  now: Date,
): Promise<void> {
  if (accountId === null) return
  await database.query(
    `insert into notice (account_id, kind, name, about_student_id, about_account_id, made_by, at)
     select a.id, $2, $3, $4, $5, $6, $7 from account a where a.id = $1 and ${isHere}`,
    [accountId, ...valuesOf(notice, now)],
  )
}

/** Tells the account that is bound to a student, if there is one. */
export function tellStudent(database: Queryable, studentId: StudentId, notice: NewNotice, now: Date): Promise<void> {
  return tellBound(database, studentId, 'self', notice, now)
}

/** Tells the guardians of a student, but for those who only await confirmation. */
export function tellGuardians(database: Queryable, studentId: StudentId, notice: NewNotice, now: Date): Promise<void> {
  return tellBound(database, studentId, 'guardian', notice, now)
}

async function tellBound(
  database: Queryable,
  studentId: StudentId,
  relation: 'self' | 'guardian',
  notice: NewNotice,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into notice (account_id, kind, name, about_student_id, about_account_id, made_by, at)
     select a.id, $3, $4, $5, $6, $7, $8 from binding b join account a on a.id = b.account_id
     where b.student_id = $1 and b.relation = $2 and b.status = 'active' and ${isHere}`,
    [studentId, relation, ...valuesOf(notice, now)],
  )
}

/**
 * Tells every registrar of a student number that was closed after wrong tries. For a number of nobody the same
 * statement tells nobody, so that it takes as long.
 */
export async function tellRegistrarsOfLock(
  database: Queryable,
  number: string,
  studentId: StudentId | null,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into notice (account_id, kind, name, about_student_id, made_by, at)
     select a.id, 'number_locked', $1, $2, 'system', $3 from staff s
     join staff_role r on r.staff_id = s.id join account a on a.id = s.account_id
     where r.role = 'registrar' and $2::integer is not null and ${isHere}`,
    [number, studentId, now],
  )
}

export interface NoticeRow {
  id: NoticeId
  kind: NoticeKind
  name: string | null
  by: PersonNotice['by']
  at: Date
  isRead: boolean
}

/** What an account was told, newest first, before the notice `before`. */
export async function readNotices(
  database: Queryable,
  accountId: AccountId,
  before: number | null,
  limit: number,
): Promise<NoticeRow[]> {
  const { rows } = await database.query<NoticeRow>(
    `select id, kind, name, made_by as by, at, read_at is not null as "isRead" from notice
     where account_id = $1 and ($2::integer is null or id < $2) order by id desc limit $3`,
    [accountId, before, limit],
  )
  return rows
}

/** Marks everything up to a notice as read. */
export async function markNoticesRead(
  database: Queryable,
  accountId: AccountId,
  upToId: NoticeId,
  now: Date,
): Promise<void> {
  await database.query('update notice set read_at = $3 where account_id = $1 and id <= $2 and read_at is null', [
    accountId,
    upToId,
    now,
  ])
}

export async function countUnreadNotices(database: Queryable, accountId: AccountId): Promise<number> {
  const { rows } = await database.query<{ count: number }>({
    name: 'count-unread-notices',
    text: 'select count(*)::integer as count from notice where account_id = $1 and read_at is null',
    values: [accountId],
  })
  return rows[0]?.count ?? 0
}
