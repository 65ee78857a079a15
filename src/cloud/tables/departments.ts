import type { CatalogueDepartment } from '../../rules/catalogue-changes'
import { inBatches } from './batches'
import type { Queryable } from './database'

/** Adds departments, or renames those whose code is known. */
export async function writeDepartments(
  database: Queryable,
  departments: readonly CatalogueDepartment[],
): Promise<void> {
  await inBatches(departments, (json) =>
    database.query(
      `insert into department (code, name, name_en)
       select d.code, d.name, d."nameEn"
       from jsonb_to_recordset($1::jsonb) as d (code text, name text, "nameEn" text)
       on conflict (code) do update set name = excluded.name, name_en = excluded.name_en`,
      [json],
    ),
  )
}
