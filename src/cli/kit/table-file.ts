import type { BadRow } from '../../cloud/kernel/table-file/bad-cell'
import { openTable } from '../../cloud/kernel/table-file/open-table'
import { widthFault } from '../../cloud/kernel/table-file/read-heading'
import { TableFileError } from '../../cloud/kernel/table-file/table-file-error'
import type { TableNote } from '../../cloud/kernel/table-file/table-row'
import { type GivenFileOptions, notesText, tableFileOptions } from './file-options'
import { badRowsText, counted } from './import-text'
import { say } from './language'
import { PlainError } from './plain-error'

/** A column of a file with one row a thing: what its heading may be called. */
export interface FileColumn<Name extends string> {
  readonly name: Name
  /** The heading in a Chinese file; either is understood. */
  readonly nameZh: string
  readonly isRequired?: boolean
  readonly about: string
}

/** A value, or why the cell cannot be one, put so that it follows the cell in a sentence. */
export type Read<Value> = { readonly value: Value } | { readonly reason: string }

/** One row: the trimmed text under each heading, and a way to say that a cell is bad. */
export interface FileRow<Name extends string> {
  readonly line: number
  readonly texts: Readonly<Record<Name, string>>
  /** The value of a cell; undefined when it is bad, which is noted. */
  readonly take: <Value>(name: Name, read: Read<Value>) => Value | undefined
}

export interface TableFile<Name extends string> {
  readonly rows: readonly FileRow<Name>[]
  readonly badRows: BadRow[]
  readonly notes: readonly TableNote[]
}

/** What decides whether the rows of a file are written. */
export interface FileOptions extends GivenFileOptions {
  readonly yes?: boolean
  readonly skipBad?: boolean
}

/** Reads a CSV or XLSX file under these columns; columns it does not know are left alone. */
export async function readTableFile<Name extends string>(
  path: string,
  columns: readonly FileColumn<Name>[],
  options: GivenFileOptions,
): Promise<TableFile<Name>> {
  const table = await openTable(path, tableFileOptions(options), (cells) => isHeading(cells, columns))
  const places = placesOf(table.heading.cells, columns)
  const width = table.heading.cells.length
  const rows: FileRow<Name>[] = []
  const badRows: BadRow[] = []
  for await (const { line, row, cells, damage } of table.rows) {
    const told = new Set<string>()
    const note = (column: string, value: string, reason: string) => {
      // A second fault of a cell only follows from the first.
      if (!told.has(column)) badRows.push({ line, row, column, value, reason, sectionId: null })
      told.add(column)
    }
    const misplaced = widthFault({ width }, cells)
    if (misplaced) {
      note(misplaced.heading, misplaced.value, misplaced.reason)
      continue
    }
    const textOf = (name: Name) => cells[places.get(name)?.index ?? -1]?.trim() ?? ''
    for (const { index, heading } of places.values()) {
      const reason = damage.get(index)
      if (reason !== undefined) note(heading, cells[index]?.trim() ?? '', reason)
    }
    const isDamaged = told.size > 0
    rows.push({
      line,
      texts: Object.fromEntries(columns.map(({ name }) => [name, textOf(name)])) as Record<Name, string>,
      take: (name, read) => {
        if ('value' in read) return isDamaged ? undefined : read.value
        note(places.get(name)?.heading ?? name, textOf(name), read.reason)
        return undefined
      },
    })
  }
  if (rows.length + badRows.length === 0) throw new TableFileError('The file has a heading but no rows.')
  return { rows, badRows, notes: table.notes }
}

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** Two names seldom stand in a title by chance. */
function isHeading(cells: readonly string[], columns: readonly FileColumn<string>[]): boolean {
  const headings = cells.map(plain)
  const known = columns.filter(({ name, nameZh }) => headings.includes(name) || headings.includes(plain(nameZh)))
  return known.length >= 2
}

function placesOf<Name extends string>(
  cells: readonly string[],
  columns: readonly FileColumn<Name>[],
): Map<Name, { index: number; heading: string }> {
  const headings = cells.map(plain)
  const places = new Map<Name, { index: number; heading: string }>()
  for (const { name, nameZh, isRequired } of columns) {
    const found = headings.flatMap((heading, index) => (heading === name || heading === plain(nameZh) ? [index] : []))
    const [index] = found
    if (found.length > 1) throw new TableFileError(`The heading names the column ${name} twice.`)
    if (index !== undefined) places.set(name, { index, heading: cells[index]?.trim() ?? name })
    else if (isRequired)
      throw new TableFileError(
        `The column ${name} (${nameZh}) is missing. The columns are: ${columns.map((column) => column.name).join(', ')}.`,
      )
  }
  return places
}

/** Says what is bad, and throws unless the good rows may be written. */
export function agreeToWrite(
  { badRows, notes }: Pick<TableFile<never>, 'badRows' | 'notes'>,
  changes: number,
  options: FileOptions,
): void {
  if (notes.length > 0) console.log(notesText(notes))
  if (badRows.length > 0) {
    const inOrder = [...badRows].sort((a, b) => a.line - b.line)
    console.log(
      `\n${say('有错的行，都不能导入：', 'Bad rows, none of which can be taken:')}\n${badRowsText(inOrder)}\n`,
    )
    if (!options.skipBad)
      throw new PlainError(
        say(
          '没有改动。请改正有错的行，或用 --skip-bad 只导入无误的。',
          'Nothing was changed. Correct the bad rows, or take only the good ones with --skip-bad.',
        ),
      )
  }
  if (changes > 0 && !options.yes)
    throw new PlainError(
      say(
        `没有改动。要写入这 ${changes} 处改动，请加 --yes。`,
        `Nothing was changed. To write ${changes === 1 ? 'it' : `all ${counted(changes, 'change')}`}, add --yes.`,
      ),
    )
}

/** The columns with their meaning, one a line, for the help. */
export function fileColumnsText(columns: readonly FileColumn<string>[]): string {
  return columns
    .map(
      ({ name, nameZh, isRequired, about }) =>
        `  ${name.padEnd(16)} ${nameZh}: ${isRequired ? 'needed; ' : ''}${about}`,
    )
    .join('\n')
}
