import { refreshSearchTexts } from './catalogue/refresh-search-texts'
import type { Database } from './kernel/database/database'
import { migrate } from './kernel/database/migrate'

/** Brings tables, and what is derived in them, up to this version. Returns the names of the migrations applied. */
export async function prepareDatabase(database: Database, migrations: string): Promise<string[]> {
  const applied = await migrate(database, migrations)
  await refreshSearchTexts(database)
  return applied
}
