import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** Adds the rooms that are not stored yet. */
export async function writeRooms(database: Queryable, rooms: readonly BilingualName[]): Promise<void> {
  await inBatches(rooms, (json) =>
    database.query(
      `insert into room (name, name_en)
       select distinct r.name, r."nameEn" from jsonb_to_recordset($1::jsonb) as r (name text, "nameEn" text)
       on conflict do nothing`,
      [json],
    ),
  )
}
