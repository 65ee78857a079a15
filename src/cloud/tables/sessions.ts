import { createHash, randomBytes } from 'node:crypto'
import type { Student } from '../../contract/person'
import type { Queryable } from './database'

/** An account by its row id; it never leaves the server. */
export type AccountId = number & { readonly accountId: true }

export interface SessionHolder {
  accountId: AccountId
  isExpired: boolean
  student: Student | null
}

const dayMs = 86_400_000
const lifetimeDays = 30

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const studentJson = `case when st.id is not null then json_build_object(
  'id', st.id, 'number', st.number, 'name', st.name, 'nameEn', st.name_en, 'cohort', st.cohort,
  'standing', st.standing,
  'department', case when d.id is not null then
    json_build_object('id', d.id, 'code', d.code, 'name', d.name, 'nameEn', d.name_en) end) end`

/** Who holds the session of this token; null when there is no such session. */
export async function findSession(database: Queryable, token: string, now: Date): Promise<SessionHolder | null> {
  const { rows } = await database.query<SessionHolder>({
    name: 'find-session',
    text: `select s.account_id as "accountId", s.expires_at <= $2 as "isExpired", ${studentJson} as student
      from session s
      left join binding b on b.account_id = s.account_id
      left join student st on st.id = b.student_id
      left join department d on d.id = st.department_id
      where s.token_hash = $1`,
    values: [hashOf(token), now],
  })
  return rows[0] ?? null
}

/** The account of a WeChat identity, made at the first sign-in. */
export async function openAccount(database: Queryable, openid: string): Promise<AccountId> {
  const { rows } = await database.query<{ id: AccountId }>(
    `insert into account (openid) values ($1)
     on conflict (openid) do update set openid = excluded.openid returning id`,
    [openid],
  )
  const row = rows[0]
  if (!row) throw new Error('account was neither made nor found')
  return row.id
}

/** Starts a session of 30 days. The token is returned once and kept only as its hash. */
export async function startSession(
  database: Queryable,
  accountId: AccountId,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + lifetimeDays * dayMs)
  await database.query('insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    hashOf(token),
    accountId,
    now,
    expiresAt,
  ])
  return { token, expiresAt }
}

export async function endSession(database: Queryable, token: string): Promise<void> {
  await database.query('delete from session where token_hash = $1', [hashOf(token)])
}
