import { type Database, inTransaction } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { lockOtherKeys, type SealedColumn, writeSealed } from './tables/sealed-columns'

/** Few enough that a batch is over in a moment: whoever chooses courses meanwhile waits for no more than that. */
const batchRows = 500

/**
 * Seals all of a column with the first key, batch by batch, each a transaction of its own, until nothing is left. Returns
 * how many rows that were.
 */
export async function resealColumn(database: Database, vault: Vault, column: SealedColumn): Promise<number> {
  const { field, index } = column
  for (let done = 0; ; ) {
    const count = await inTransaction(database, async (connection) => {
      const rows = await lockOtherKeys(connection, column, vault.currentKey, batchRows)
      const again = rows.map(({ id, sealed }) => {
        const text = vault.open(field, id, sealed)
        return { id, sealed: vault.seal(field, id, text), mark: index && vault.mark(index.kind, text) }
      })
      await writeSealed(connection, column, again)
      return rows.length
    })
    if (count === 0) return done
    done += count
  }
}
