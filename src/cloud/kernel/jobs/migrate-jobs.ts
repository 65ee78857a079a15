import { Logger, runMigrations } from 'graphile-worker'
import { type Database, inTransaction } from '../database/database'
import { lockMigration } from './tables/jobs'

/** Where the tables of jobs are; `tables/jobs.ts` names it too. */
export const jobsSchema = 'graphile_worker'

/** What graphile-worker has to say is told by ourselves, in the manner of our log. */
export const silentLogger = new Logger(() => () => undefined)

/**
 * Brings the tables of jobs up to this version. Two processes that start together do it one after the other: making the
 * schema is the one step that graphile-worker does not bear twice at once. Takes two connections.
 */
export async function migrateJobs(database: Database): Promise<void> {
  if (database.options.max < 2) throw new Error('migrating takes two connections')
  await inTransaction(database, async (connection) => {
    await lockMigration(connection)
    await runMigrations({ pgPool: database, schema: jobsSchema, logger: silentLogger })
  })
}
