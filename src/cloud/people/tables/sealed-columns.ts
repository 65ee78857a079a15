import type { Queryable } from '../../kernel/database/database'
import type { MarkKind, SealedField } from '../../kernel/vault/vault'

/** A sealed column with, where what it holds is looked up, the column of its mark. */
export interface SealedColumn {
  readonly table: 'student' | 'guardian' | 'staff'
  readonly column: string
  readonly field: SealedField
  readonly index: { readonly column: string; readonly kind: MarkKind } | null
}

/** Every sealed column there is. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'student', column: 'birth_date_sealed', field: 'student.birth_date', index: null },
  { table: 'student', column: 'identity_number_sealed', field: 'student.identity_number', index: null },
  { table: 'student', column: 'activation_code_sealed', field: 'student.activation_code', index: null },
  {
    table: 'guardian',
    column: 'phone_sealed',
    field: 'guardian.phone',
    index: { column: 'phone_index', kind: 'phone' },
  },
  { table: 'staff', column: 'phone_sealed', field: 'staff.phone', index: { column: 'phone_index', kind: 'phone' } },
]

/** A sealed text with the id of its row. */
interface SealedText {
  id: number
  sealed: string
}

/** Ids for rows that are to be added, since what is sealed in a row is bound to its id. */
export async function takeRowIds<Id extends number>(
  connection: Queryable,
  table: SealedColumn['table'],
  count: number,
): Promise<Id[]> {
  const { rows } = await connection.query<{ id: Id }>(
    `select nextval(pg_get_serial_sequence($1, 'id'))::integer as id from generate_series(1, $2)`,
    [table, count],
  )
  return rows.map(({ id }) => id)
}

/** One text of every sealed column and key, to try keys on. */
export async function readSealedSamples(database: Queryable): Promise<(SealedText & { field: SealedField })[]> {
  const samples: (SealedText & { field: SealedField })[] = []
  for (const { table, column, field } of sealedColumns) {
    const { rows } = await database.query<SealedText>(
      `select distinct on (split_part(${column}, '.', 1)) id, ${column} as sealed from ${table}
       where ${column} is not null order by split_part(${column}, '.', 1), id`,
    )
    samples.push(...rows.map((row) => ({ ...row, field })))
  }
  return samples
}

/** How many texts of a column are not sealed as now, or not marked, with the key that is named. */
export async function countOtherKeys(
  database: Queryable,
  { table, column, index }: SealedColumn,
  key: string,
): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from ${table} where ${isOther(column, index)}`,
    [key],
  )
  return rows[0]?.count ?? 0
}

/** The next rows, in the order of their ids, whose text is not sealed as now or marked with the key named; locked. */
export async function lockOtherKeys(
  connection: Queryable,
  { table, column, index }: SealedColumn,
  key: string,
  limit: number,
): Promise<SealedText[]> {
  const { rows } = await connection.query<SealedText>(
    `select id, ${column} as sealed from ${table} where ${isOther(column, index)} order by id limit $2 for no key update`,
    [key, limit],
  )
  return rows
}

function isOther(column: string, index: SealedColumn['index']): string {
  const isOtherKey = (name: string) => `split_part(${name}, '.', 1) <> $1`
  // The form before rows were bound in has two parts.
  const isOldForm = `split_part(${column}, '.', 3) = ''`
  return `(${isOtherKey(column)} or ${isOldForm}${index ? ` or ${isOtherKey(index.column)}` : ''})`
}

/** Writes texts that were sealed again, with their marks. */
export async function writeSealed(
  connection: Queryable,
  { table, column, index }: SealedColumn,
  rows: readonly { id: number; sealed: string; mark: string | null }[],
): Promise<void> {
  const set = `${column} = r.sealed${index ? `, ${index.column} = r.mark` : ''}`
  await connection.query(
    `update ${table} t set ${set} from jsonb_to_recordset($1::jsonb) as r (id integer, sealed text, mark text)
     where t.id = r.id`,
    [JSON.stringify(rows)],
  )
}

/** For what a key is still needed: marks that cannot be made again, because what they were made of is not kept. */
export type KeptMark = 'staff_invitation' | 'binding_attempt' | 'left_student'

/** The keys of marks that still matter, with how many each has. */
export async function countKeptMarks(
  database: Queryable,
  { now, triesSince }: { now: Date; triesSince: Date },
): Promise<{ mark: KeptMark; key: string; count: number }[]> {
  const { rows } = await database.query<{ mark: KeptMark; key: string; count: number }>(
    `select mark, split_part(text, '.', 1) as key, count(*)::integer as count from (
       select 'staff_invitation' as mark, code_mark as text from staff_invitation
         where ended_at is null and expires_at > $1
       union all select 'binding_attempt', number_mark from binding_attempt where at > $2
       union all select 'left_student', number_mark from student where number_mark is not null) marks
     group by 1, 2 order by 2, 1`,
    [now, triesSince],
  )
  return rows
}
