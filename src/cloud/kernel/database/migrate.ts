import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateJobs } from '../jobs/migrate-jobs'
import { type Database, inTransaction } from './database'
import { locks } from './locks'

/**
 * Applies the numbered files of `folder` that the database has not seen, in order, in one transaction, and brings the
 * tables of jobs up to this version. Returns the names applied. Throws when the database holds a migration that this
 * version does not know. Takes two connections.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const applied = await applyFiles(database, folder)
  await migrateJobs(database)
  return applied
}

async function applyFiles(database: Database, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{6}_\w+\.sql$/.test(name)).sort()
  return inTransaction(database, async (connection) => {
    await connection.query('select pg_advisory_xact_lock($1)', [locks.migrations])
    await connection.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await connection.query<{ name: string }>('select name from migration')
    const applied = new Set(rows.map((row) => row.name))
    const unknown = [...applied].filter((name) => !files.includes(name))
    if (unknown.length > 0)
      throw new Error(
        `the database is newer than this version: it has ${unknown.join(', ')}. Update the program first.`,
      )
    const pending = files.filter((name) => !applied.has(name))
    for (const name of pending) {
      await connection.query(await readFile(join(folder, name), 'utf8'))
      await connection.query('insert into migration (name) values ($1)', [name])
    }
    return pending
  })
}
