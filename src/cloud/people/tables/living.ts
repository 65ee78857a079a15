import type { StudentId } from '../../../contract/people/ids'
import type { Belonging } from '../../../rules/people/audience'
import { type Database, inTransaction, type Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

/** Whom something is written about. */
export interface People {
  students?: readonly StudentId[]
  accounts?: readonly AccountId[]
}

/** Those of them who are still here: locked, so that they stay until the transaction ends. */
export interface Living {
  students: ReadonlyMap<StudentId, Belonging>
  accounts: ReadonlySet<AccountId>
}

/**
 * The one way to write about people: locks them until the transaction ends and tells who has not left. Whoever leaves
 * takes the same locks, so what is written under them is there to be erased, and after leaving nothing is written.
 * Students come before accounts, each by their ids, as in every transaction that locks several. While a student is
 * locked, no account is bound to them and none of theirs leaves.
 */
export async function lockLiving(connection: Queryable, { students = [], accounts = [] }: People): Promise<Living> {
  return {
    students: students.length === 0 ? new Map() : await lockStudents(connection, students),
    accounts: accounts.length === 0 ? new Set() : await lockAccounts(connection, accounts),
  }
}

async function lockStudents(connection: Queryable, ids: readonly StudentId[]): Promise<Living['students']> {
  // Whoever leaves while this waits is looked at again, and is not among the rows.
  const { rows } = await connection.query<Belonging & { id: StudentId }>({
    name: 'lock-living-students',
    text: `select id, cohort, department_id as "departmentId" from student
      where id = any ($1) and left_at is null order by id for no key update`,
    values: [ids],
  })
  return new Map(rows.map(({ id, ...belonging }) => [id, belonging]))
}

async function lockAccounts(connection: Queryable, ids: readonly AccountId[]): Promise<Living['accounts']> {
  const { rows } = await connection.query<{ id: AccountId }>({
    name: 'lock-living-accounts',
    text: 'select id from account where id = any ($1) and left_at is null order by id for no key update',
    values: [ids],
  })
  return new Set(rows.map(({ id }) => id))
}

/** serialization_failure and deadlock_detected: whom somebody tells may just be telling somebody else. */
const retryableCodes = new Set(['40001', '40P01'])
const attemptsMax = 3

/** Runs `work` in one transaction in which these people are locked; one that met another head-on is run again. */
export async function changePeople<Value>(
  database: Database,
  people: People,
  work: (connection: Queryable, living: Living) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(database, async (connection) => work(connection, await lockLiving(connection, people)))
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (attempt >= attemptsMax || typeof code !== 'string' || !retryableCodes.has(code)) throw error
    }
  }
}
