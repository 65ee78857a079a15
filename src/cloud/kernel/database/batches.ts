import type { Queryable } from './database'

/** Rows a statement takes at once: few round trips, and no statement larger than some megabytes. */
const batchRows = 5_000

/** Runs `write` for every batch of `rows`, given as the JSON text that `jsonb_to_recordset` reads. */
export async function inBatches<Row>(rows: readonly Row[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += batchRows)
    await write(JSON.stringify(rows.slice(start, start + batchRows)))
}

/**
 * Lets PostgreSQL look at a table that has just grown, within the same transaction. Without it, the next
 * statement is planned for the table as it was, and on a first import that was empty: minutes instead of seconds.
 */
export async function analyse(
  database: Queryable,
  table: 'course' | 'component' | 'section' | 'teacher' | 'room',
): Promise<void> {
  await database.query(`analyze ${table}`)
}
