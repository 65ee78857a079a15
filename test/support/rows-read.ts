import type { Queryable } from '../../src/cloud/kernel/database/database'

/** How many rows of a table `work` reads, within a transaction: what it costs, whatever the machine is doing. */
export async function rowsReadBy(connection: Queryable, table: string, work: () => Promise<void>): Promise<number> {
  const before = await rowsRead(connection, table)
  await work()
  return (await rowsRead(connection, table)) - before
}

/** Counted by the connection since it last reported: what it read before the transaction may be among it. */
async function rowsRead(connection: Queryable, table: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    'select seq_tup_read + idx_tup_fetch as count from pg_stat_xact_user_tables where relname = $1',
    [table],
  )
  return rows[0]?.count ?? 0
}
