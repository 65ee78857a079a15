import type { StudentId } from '../../../contract/people/ids'
import { triesKeptMs } from '../../../rules/people/binding-tries'
import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

/** Who tries to be whom, from where. */
export interface TryParties {
  accountId: AccountId
  /** The mark of what is tried, as of a student number. */
  numberMark: string
  addressMark: string
}

/** When each party was wrong, in epoch ms. */
export interface WrongTries {
  account: number[]
  number: number[]
  address: number[]
}

/** Makes tries of the same account, number or address wait for one another until the transaction ends. */
export async function lockTries(
  connection: Queryable,
  { accountId, numberMark, addressMark }: TryParties,
): Promise<void> {
  await connection.query(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended(party, 5) as key from unnest($1::text[]) party order by key) keys`,
    [[`account ${accountId}`, `number ${numberMark}`, `address ${addressMark}`]],
  )
}

/** The wrong tries that still matter. */
export async function readWrongTries(
  connection: Queryable,
  { accountId, numberMark, addressMark }: TryParties,
  now: Date,
): Promise<WrongTries> {
  const { rows } = await connection.query<{ party: keyof WrongTries; at: Date }>({
    name: 'read-wrong-tries',
    text: `select 'account' as party, at from binding_attempt
        where account_id = $1 and outcome in ('wrong', 'turned_away') and at > $4
      union all select 'number', at from binding_attempt where number_mark = $2 and outcome = 'wrong' and at > $4
      union all (select 'address', at from binding_attempt
        where address_mark = $3 and outcome in ('wrong', 'turned_away') and at > $4 order by at desc limit 1000)`,
    values: [accountId, numberMark, addressMark, new Date(now.getTime() - triesKeptMs)],
  })
  const tries: WrongTries = { account: [], number: [], address: [] }
  for (const { party, at } of rows) tries[party].push(at.getTime())
  return tries
}

/** Notes a try. */
export async function addTry(
  connection: Queryable,
  { accountId, numberMark, addressMark }: TryParties,
  studentId: StudentId | null,
  outcome: 'wrong' | 'turned_away' | 'bound',
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into binding_attempt (at, account_id, number_mark, address_mark, student_id, outcome)
     values ($1, $2, $3, $4, $5, $6)`,
    [now, accountId, numberMark, addressMark, studentId, outcome],
  )
}

/** When a student's number was tried with a wrong proof, in epoch ms, by student. */
export async function readWrongTriesOfStudents(
  database: Queryable,
  studentId: StudentId | null,
  now: Date,
): Promise<Map<StudentId, number[]>> {
  const { rows } = await database.query<{ studentId: StudentId; at: Date }>(
    `select student_id as "studentId", at from binding_attempt
     where student_id is not null and ($1::integer is null or student_id = $1) and outcome = 'wrong' and at > $2
     order by at`,
    [studentId, new Date(now.getTime() - triesKeptMs)],
  )
  const tries = new Map<StudentId, number[]>()
  for (const { studentId: id, at } of rows) {
    const of = tries.get(id) ?? []
    of.push(at.getTime())
    tries.set(id, of)
  }
  return tries
}

/** Forgives the wrong tries on a student's number, so that it may be tried again at once. */
export async function forgiveTries(database: Queryable, studentId: StudentId): Promise<void> {
  await database.query(`update binding_attempt set outcome = 'forgiven' where student_id = $1 and outcome = 'wrong'`, [
    studentId,
  ])
}
