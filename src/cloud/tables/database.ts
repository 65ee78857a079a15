import pg from 'pg'

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

/** Opens a pool; nothing connects until the first query. `url` is a `postgres://` address. */
export function openDatabase(url: string, connectionsMax = 8): Database {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax, types, connectionTimeoutMillis: 10_000 })
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // Nor may one that breaks while it is lent out and idle: its next statement fails and says so.
  pool.on('connect', (connection) => {
    connection.on('error', () => undefined)
  })
  return pool
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
    await connection.query('rollback').catch((cause: Error) => {
      broken = cause
    })
    throw error
  } finally {
    connection.release(broken)
  }
}

/** Whether this transaction may do a job that only one process does at a time; the lock ends with it. */
export async function tryJobLock(connection: Queryable, job: number): Promise<boolean> {
  const { rows } = await connection.query<{ isMine: boolean }>('select pg_try_advisory_xact_lock($1) as "isMine"', [
    job,
  ])
  return rows[0]?.isMine === true
}
