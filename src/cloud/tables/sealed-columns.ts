import type { MarkKind, SealedField } from '../vault'
import type { Queryable } from './database'

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

/** One text of every sealed column and key, to try keys on. */
export async function readSealedSamples(database: Queryable): Promise<{ field: SealedField; sealed: string }[]> {
  const samples: { field: SealedField; sealed: string }[] = []
  for (const { table, column, field } of sealedColumns) {
    const { rows } = await database.query<{ sealed: string }>(
      `select min(${column}) as sealed from ${table} where ${column} is not null group by split_part(${column}, '.', 1)`,
    )
    samples.push(...rows.map(({ sealed }) => ({ field, sealed })))
  }
  return samples
}

/** How many texts of a column are not sealed, or not marked, with the key that is named. */
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

/** The next rows, in the order of their ids, whose text is not sealed or marked with the key that is named; locked. */
export async function lockOtherKeys(
  connection: Queryable,
  { table, column, index }: SealedColumn,
  key: string,
  limit: number,
): Promise<{ id: number; sealed: string }[]> {
  const { rows } = await connection.query<{ id: number; sealed: string }>(
    `select id, ${column} as sealed from ${table} where ${isOther(column, index)} order by id limit $2 for no key update`,
    [key, limit],
  )
  return rows
}

function isOther(column: string, index: SealedColumn['index']): string {
  const isOtherKey = (name: string) => `split_part(${name}, '.', 1) <> $1`
  return index ? `(${isOtherKey(column)} or ${isOtherKey(index.column)})` : isOtherKey(column)
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
