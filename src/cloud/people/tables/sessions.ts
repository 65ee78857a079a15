import { createHash, randomBytes } from 'node:crypto'
import type { SessionId } from '../../../contract/people/ids'
import type { Student } from '../../../contract/people/person'
import type { Queryable } from '../../kernel/database/database'
import { type StudentRow, studentColumns, studentOfRow } from './students'

/** An account by its row id; it never leaves the server. */
export type AccountId = number & { readonly accountId: true }

export interface SessionHolder {
  accountId: AccountId
  expiresAt: Date
  /** To the hour. */
  lastUsedAt: Date
  student: Student | null
}

const dayMs = 86_400_000
const lifetimeDays = 30

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type SessionRow = StudentRow & {
  tokenHash: Buffer
  accountId: AccountId
  expiresAt: Date
  lastUsedAt: Date
}

/** Who holds the sessions of these tokens; a token without a session has no entry. */
export async function findSessions(
  database: Queryable,
  tokens: readonly string[],
): Promise<Map<string, SessionHolder>> {
  const tokenOf = new Map(tokens.map((token) => [hashOf(token).toString('hex'), token]))
  const { rows } = await database.query<SessionRow>({
    name: 'find-sessions',
    text: `select s.token_hash as "tokenHash", s.account_id as "accountId", s.expires_at as "expiresAt",
        s.last_used_at as "lastUsedAt", ${studentColumns}
      from session s
      left join binding b on b.account_id = s.account_id and b.relation = 'self' and b.status <> 'ended'
      left join student st on st.id = b.student_id
      left join department d on d.id = st.department_id
      where s.token_hash = any ($1)`,
    values: [[...tokenOf.keys()].map((hash) => Buffer.from(hash, 'hex'))],
  })
  const holders = new Map<string, SessionHolder>()
  for (const row of rows) {
    const token = tokenOf.get(row.tokenHash.toString('hex'))
    const { accountId, expiresAt, lastUsedAt, studentId } = row
    const student = studentId === null ? null : studentOfRow(row)
    if (token !== undefined) holders.set(token, { accountId, expiresAt, lastUsedAt, student })
  }
  return holders
}

/** How old `lastUsedAt` may be before a use is written down: a write for every call would cost more than the call. */
const useNotedMs = 3_600_000

/** Whether a use at `now` is to be written down with {@link prolongSessions}. */
export function isUseDue(
  { lastUsedAt, expiresAt }: Pick<SessionHolder, 'lastUsedAt' | 'expiresAt'>,
  now: Date,
): boolean {
  return expiresAt > now && now.getTime() - lastUsedAt.getTime() >= useNotedMs
}

/**
 * Writes down that sessions are used at `now`: each ends 30 days later. Those that have ended stay so, and one that
 * somebody else has locked is left to its next use: whoever calls at the same time would wait for it too.
 */
export async function prolongSessions(database: Queryable, tokens: readonly string[], now: Date): Promise<void> {
  await database.query({
    name: 'prolong-sessions',
    text: `update session set last_used_at = $2, expires_at = $3 where token_hash in (
        select token_hash from session where token_hash = any ($1) and expires_at > $2
        order by token_hash for no key update skip locked)`,
    values: [tokens.map(hashOf), now, new Date(now.getTime() + lifetimeDays * dayMs)],
  })
}

/** The account of a WeChat identity, made at the first sign-in. A unionid that WeChat gives later is added. */
export async function openAccount(
  database: Queryable,
  openid: string,
  unionid: string | null = null,
): Promise<AccountId> {
  const { rows } = await database.query<{ id: AccountId }>(
    `insert into account (openid, unionid) values ($1, $2)
     on conflict (openid) do update set unionid = coalesce(account.unionid, excluded.unionid) returning id`,
    [openid, unionid],
  )
  const row = rows[0]
  if (!row) throw new Error('account was neither made nor found')
  return row.id
}

/** The openid of an account; null once it has left. */
export async function readOpenid(database: Queryable, accountId: AccountId): Promise<string | null> {
  const { rows } = await database.query<{ openid: string | null }>('select openid from account where id = $1', [
    accountId,
  ])
  return rows[0]?.openid ?? null
}

/** The student an account is bound to as their own; null when it is none. */
export async function readOwnStudent(database: Queryable, accountId: AccountId): Promise<Student | null> {
  const { rows } = await database.query<StudentRow>({
    name: 'read-own-student',
    text: `select ${studentColumns} from binding b join student st on st.id = b.student_id
      left join department d on d.id = st.department_id
      where b.account_id = $1 and b.relation = 'self' and b.status <> 'ended'`,
    values: [accountId],
  })
  return rows[0] ? studentOfRow(rows[0]) : null
}

/** Starts a session of 30 days, and sweeps those of the account that have ended. The token is kept only as its hash. */
export async function startSession(
  database: Queryable,
  accountId: AccountId,
  now: Date,
  device: string | null = null,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + lifetimeDays * dayMs)
  await database.query(
    `with ended as (delete from session where account_id = $2 and expires_at <= $3)
     insert into session (token_hash, account_id, created_at, last_used_at, expires_at, device)
     values ($1, $2, $3, $3, $4, $5)`,
    [hashOf(token), accountId, now, expiresAt, device],
  )
  return { token, expiresAt }
}

export interface SessionListing {
  id: SessionId
  device: string | null
  startedAt: Date
  lastUsedAt: Date
  isThis: boolean
}

/** The sessions of an account that have not ended, that of `token` first, then by last use. */
export async function listSessions(
  database: Queryable,
  accountId: AccountId,
  token: string,
  now: Date,
): Promise<SessionListing[]> {
  const { rows } = await database.query<SessionListing>(
    `select id, device, created_at as "startedAt", last_used_at as "lastUsedAt", token_hash = $2 as "isThis"
     from session where account_id = $1 and expires_at > $3 order by token_hash = $2 desc, last_used_at desc, id`,
    [accountId, hashOf(token), now],
  )
  return rows
}

export async function endSession(database: Queryable, token: string): Promise<void> {
  await database.query('delete from session where token_hash = $1', [hashOf(token)])
}

/** Ends a session of an account by its id; false when the account has none of this id. */
export async function endSessionById(database: Queryable, accountId: AccountId, id: SessionId): Promise<boolean> {
  const { rowCount } = await database.query('delete from session where account_id = $1 and id = $2', [accountId, id])
  return rowCount === 1
}

/** Ends all sessions of an account; with a token, all but that one. */
export async function endSessionsOf(
  database: Queryable,
  accountId: AccountId,
  but: string | null = null,
): Promise<void> {
  await database.query('delete from session where account_id = $1 and token_hash is distinct from $2', [
    accountId,
    but === null ? null : hashOf(but),
  ])
}
