import type { Socket } from 'node:net'
import pg from 'pg'
import { isConnectionSpent, isSilent } from './database-errors'

/** A connection or the pool: what every function in `tables/` takes. */
export type Queryable = Pick<pg.ClientBase, 'query'>
export type Database = pg.Pool

// int8 and numeric arrive as text by default. Ours are row numbers, week sets and credits, all exact in a double.
const int8 = 20
const numeric = 1700
const date = 1082
const types: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (id === int8 || id === numeric) return Number
    // A calendar day has no time zone, so it stays text.
    if (id === date) return (text: string) => text
    return pg.types.getTypeParser(id, format as 'text')
  },
}

/** How long a connection waits for what, in milliseconds; 0 waits for ever. */
export interface Patience {
  /** For a new connection, or one of the pool that is free. */
  connectMs: number
  /** For one statement, its locks included: PostgreSQL ends it. */
  statementMs: number
  /** For one lock within it. */
  lockMs: number
  /** Between two statements of a transaction: who is frozen in the middle of one keeps nobody from its rows for longer. */
  idleInTransactionMs: number
  /** For the answer to one statement: after this the connection counts as dead, whatever TCP says. */
  answerMs: number
}

/** For commands and migrations, which may take minutes; nobody waits for them at a phone. */
const ofCommands: Patience = {
  connectMs: 10_000,
  statementMs: 0,
  lockMs: 0,
  idleInTransactionMs: 60_000,
  answerMs: 0,
}

/** For calls of the applet, which itself waits ten seconds. */
const patienceOfCalls: Patience = {
  connectMs: 3000,
  statementMs: 4000,
  lockMs: 3000,
  idleInTransactionMs: 10_000,
  answerMs: 5000,
}

/**
 * For the enrolment engine: a server that is frozen in the middle of a batch is cut off before the others stop waiting
 * for its rows.
 */
export const patienceOfEngine: Patience = { ...patienceOfCalls, lockMs: 1000, idleInTransactionMs: 700 }

/** A side that takes nothing for so long is gone, for PostgreSQL too: it would hold its locks until then. */
const deafMs = 5000

/**
 * `force_generic_plan`: a named statement is planned once a connection. Ours look rows up by a list of keys, and left to
 * itself PostgreSQL plans them anew for every list, which takes longer than the looking up. The statements of the engine
 * are inside functions, go from one row to thousands, and are planned as it sees fit.
 */
type Plans = 'auto' | 'force_generic_plan'

/** Opens a pool; nothing connects until the first query. `url` is a `postgres://` address. */
export function openDatabase(url: string, connectionsMax = 8, patience = ofCommands, plans: Plans = 'auto'): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    types,
    connectionTimeoutMillis: patience.connectMs,
    query_timeout: patience.answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    // By a statement: poolers between us and PostgreSQL refuse to take these when the connection is opened.
    onConnect: async (connection) => {
      await connection.query(
        `select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
           set_config('idle_in_transaction_session_timeout', $3, false), set_config('tcp_user_timeout', $4, false),
           set_config('plan_cache_mode', $5, false)`,
        [...[patience.statementMs, patience.lockMs, patience.idleInTransactionMs, deafMs].map(String), plans],
      )
    },
  })
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // Nor may one that breaks while it is lent out and idle: its next statement fails and says so.
  pool.on('connect', (connection) => {
    connection.on('error', () => undefined)
  })
  return pool
}

/** One batch comes after the other. A flood of anything else never takes this, nor those of sessions. */
const engineConnections = 1
const sessionsConnections = 2
/** A worker does one job after the other, and however long one takes, calls have what is theirs. */
const jobsConnections = 1

/** What a server works with: a pool for calls, and beside it the connections kept for choosing, for sessions and for jobs. */
export interface ServerDatabases {
  database: Database
  engineDatabase: Database
  sessionsDatabase: Database
  jobsDatabase: Database
}

export function openServerDatabases(url: string, connectionsMax: number): ServerDatabases {
  const kept = engineConnections + sessionsConnections + jobsConnections
  const database = openDatabase(url, connectionsMax - kept, patienceOfCalls, 'force_generic_plan')
  const engineDatabase = openDatabase(url, engineConnections, patienceOfEngine)
  const sessionsDatabase = openDatabase(url, sessionsConnections, patienceOfEngine, 'force_generic_plan')
  const jobsDatabase = openDatabase(url, jobsConnections, patienceOfCalls)
  dropIdleOnSilence([database, engineDatabase, sessionsDatabase, jobsDatabase])
  return { database, engineDatabase, sessionsDatabase, jobsDatabase }
}

export async function closeServerDatabases(databases: ServerDatabases): Promise<void> {
  await Promise.all(Object.values(databases).map((database: Database) => database.end()))
}

/**
 * Connections die together, when what stood between goes. Each would be found out by a caller that waits in vain, so
 * after the first silent one all that lie idle are thrown away; new ones cost a few milliseconds.
 */
function dropIdleOnSilence(pools: readonly Database[]): void {
  const idle = new Set<pg.PoolClient>()
  for (const pool of pools) {
    pool.on('acquire', (connection) => idle.delete(connection))
    pool.on('remove', (connection) => idle.delete(connection))
    pool.on('release', (error, connection) => {
      if (!error) idle.add(connection)
      if (!isConnectionSpent(error)) return
      for (const other of idle) socketOf(other).destroy(new Error('a connection beside it fell silent'))
      idle.clear()
    })
  }
}

/** A connection that is told to end says goodbye and waits for an answer, which a dead one never gives. */
function socketOf(connection: pg.PoolClient): Socket {
  return (connection as unknown as { connection: { stream: Socket } }).connection.stream
}

/** Runs `work` in one transaction on one connection; whatever it throws rolls everything back. */
export async function inTransaction<Value>(
  database: Database,
  work: (connection: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const connection = await database.connect()
  let broken: Error | undefined
  try {
    await connection.query('begin')
    const value = await work(connection)
    await connection.query('commit')
    return value
  } catch (error) {
    if (isConnectionSpent(error)) broken = error as Error
    // A silent connection would not hear it.
    if (!isSilent(error))
      await connection.query('rollback').catch((cause: Error) => {
        broken = cause
      })
    throw error
  } finally {
    connection.release(broken)
  }
}

/** As {@link inTransaction}, with every look at the database seeing it as it was at the first. */
export function atOneMoment<Value>(
  database: Database,
  work: (connection: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  return inTransaction(database, async (connection) => {
    await connection.query('set transaction isolation level repeatable read')
    return work(connection)
  })
}

/** For the rest of the transaction, waits no longer than this for any one lock. */
export async function limitLockWait(connection: Queryable, lockMs: number): Promise<void> {
  await connection.query(`select set_config('lock_timeout', $1, true)`, [String(lockMs)])
}

/** Whether this transaction may do a job that only one process does at a time; the lock ends with it. */
export async function tryJobLock(connection: Queryable, job: number): Promise<boolean> {
  const { rows } = await connection.query<{ isMine: boolean }>('select pg_try_advisory_xact_lock($1) as "isMine"', [
    job,
  ])
  return rows[0]?.isMine === true
}
