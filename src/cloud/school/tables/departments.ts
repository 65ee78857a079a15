import type { DepartmentId } from '../../../contract/school/ids'
import type { CatalogueDepartment } from '../../../rules/school/departments'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

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

/** The ids of all departments by their codes. */
export async function readDepartmentIds(database: Queryable): Promise<Map<string, DepartmentId>> {
  const { rows } = await database.query<{ code: string; id: DepartmentId }>(
    'select code, id from department order by code',
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/** All departments, in the order of their codes. */
export async function readDepartments(database: Queryable): Promise<CatalogueDepartment[]> {
  const { rows } = await database.query<CatalogueDepartment>(
    'select code, name, name_en as "nameEn" from department order by code',
  )
  return rows
}
