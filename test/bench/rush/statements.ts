import { setTimeout as delay } from 'node:timers/promises'
import { type Database, openDatabase } from '../../../src/cloud/kernel/database/database'

/** A setting reaches every connection when it asks for its next statement, and this is ample for those that wait for one. */
const settleMs = 300

/**
 * How many statements `work` sends to the database of `databaseUrl`, by pg_stat_statements: what the servers themselves
 * send, begin and commit included; statements within functions are part of those that call them.
 */
export async function countStatements(
  adminUrl: string,
  databaseUrl: string,
  work: () => Promise<void>,
): Promise<number> {
  const admin = openDatabase(adminUrl, 1)
  try {
    await track(admin, 'top')
    await admin.query('select pg_stat_statements_reset()')
    await work()
    const { rows } = await admin.query<{ count: number }>(
      `select coalesce(sum(calls), 0)::bigint as count from pg_stat_statements
       where dbid = (select oid from pg_database where datname = $1)`,
      [new URL(databaseUrl).pathname.slice(1)],
    )
    return rows[0]?.count ?? 0
  } finally {
    await track(admin, 'none')
    await admin.end()
  }
}

async function track(admin: Database, what: 'top' | 'none'): Promise<void> {
  await admin.query(`alter system set pg_stat_statements.track = '${what}'`)
  await admin.query('select pg_reload_conf()')
  await delay(settleMs)
}
