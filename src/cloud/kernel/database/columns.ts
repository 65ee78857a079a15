/**
 * Rows as they come from the database in one value: a list a column, each null when there are no rows. Far less to write
 * and to read than an object a row.
 */
export type Columns<Row> = { [Key in keyof Row]: Row[Key][] | null }

/** Rows out of columns. `first` is a column that is never null and tells how many rows there are. */
export function rowsOf<Row>(columns: Columns<Row>, first: keyof Row): Row[] {
  const keys = Object.keys(columns) as (keyof Row)[]
  return (columns[first] ?? []).map((_, index) => {
    const row: Partial<Row> = {}
    for (const key of keys) row[key] = columns[key]?.[index]
    // Every column has a value for every row, because all were made in one aggregate.
    return row as Row
  })
}
