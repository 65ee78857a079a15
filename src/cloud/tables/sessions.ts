import { createHash, randomBytes } from 'node:crypto'
import type { DepartmentId, StudentId } from '../../contract/ids'
import type { Student } from '../../contract/person'
import type { Queryable } from './database'

/** An account by its row id; it never leaves the server. */
export type AccountId = number & { readonly accountId: true }

export interface SessionHolder {
  accountId: AccountId
  expiresAt: Date
  student: Student | null
}

const dayMs = 86_400_000
const lifetimeDays = 30

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

interface SessionRow {
  tokenHash: Buffer
  accountId: AccountId
  expiresAt: Date
  studentId: StudentId | null
  number: string
  name: string
  nameEn: string | null
  cohort: number
  standing: number | null
  departmentId: DepartmentId | null
  departmentCode: string
  departmentName: string
  departmentNameEn: string | null
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
        st.id as "studentId", st.number, st.name, st.name_en as "nameEn", st.cohort, st.standing,
        d.id as "departmentId", d.code as "departmentCode", d.name as "departmentName", d.name_en as "departmentNameEn"
      from session s
      left join binding b on b.account_id = s.account_id
      left join student st on st.id = b.student_id
      left join department d on d.id = st.department_id
      where s.token_hash = any ($1)`,
    values: [[...tokenOf.keys()].map((hash) => Buffer.from(hash, 'hex'))],
  })
  const holders = new Map<string, SessionHolder>()
  for (const row of rows) {
    const token = tokenOf.get(row.tokenHash.toString('hex'))
    if (token !== undefined) holders.set(token, holderOf(row))
  }
  return holders
}

function holderOf(row: SessionRow): SessionHolder {
  const { accountId, expiresAt, studentId, number, name, nameEn, cohort, standing } = row
  const { departmentId, departmentCode, departmentName, departmentNameEn } = row
  const department = departmentId && {
    id: departmentId,
    code: departmentCode,
    name: departmentName,
    nameEn: departmentNameEn,
  }
  const student = studentId && { id: studentId, number, name, nameEn, cohort, standing, department }
  return { accountId, expiresAt, student }
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
