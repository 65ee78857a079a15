import type { Database, Queryable } from './database'

/** PostgreSQL's version and clock, and the migrations this database has, oldest first. */
export async function readDatabaseFacts(
  database: Queryable,
): Promise<{ version: string; now: string; migrations: string[] }> {
  const { rows } = await database.query<{ version: string; now: Date; migrations: string[] }>(
    `select current_setting('server_version') as version, clock_timestamp() as now,
       array(select name from migration order by name) as migrations`,
  )
  const facts = rows[0]
  if (!facts) throw new Error('the database tells nothing about itself')
  return { ...facts, now: facts.now.toISOString() }
}

/** Resolves when the database has answered; rejects when it does not within `patienceMs`. */
export async function waitForAnswer(database: Database, patienceMs: number): Promise<void> {
  const question = { text: 'select 1', query_timeout: patienceMs }
  await database.query(question)
}
