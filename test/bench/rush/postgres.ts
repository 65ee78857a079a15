import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { type RunningPostgres, startPostgres } from '../../../src/start/embedded-postgres'
import { postmasterOf } from '../enrolment/killable-postgres'
import type { RushPostgres } from './rush-server'

/**
 * A PostgreSQL in `folder` that writes to disk before it confirms, and can count statements; it counts none until it
 * is told to.
 */
export async function startRushPostgres(folder: string): Promise<RushPostgres & Pick<RunningPostgres, 'stop'>> {
  const start = () => startPostgres({ folder, onProgress: () => undefined })
  const first = await start()
  await administer(adminUrlOf(first), [
    `alter system set shared_preload_libraries = 'pg_stat_statements'`,
    `alter system set pg_stat_statements.track = 'none'`,
  ])
  await first.stop()
  const postgres = await start()
  const adminUrl = adminUrlOf(postgres)
  await administer(adminUrl, ['create extension pg_stat_statements'])
  return { adminUrl, postmaster: await postmasterOf(adminUrl), stop: postgres.stop }
}

function adminUrlOf({ url }: RunningPostgres): string {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  return admin.href
}

/** One after the other; settings cannot be changed within a transaction. */
async function administer(url: string, statements: readonly string[]): Promise<void> {
  const database = openDatabase(url, 1)
  for (const statement of statements) await database.query(statement)
  await database.end()
}
