import { CatalogueFileError } from '../cloud/catalogue-import/catalogue-file-error'
import { readTable } from '../cloud/catalogue-import/read-table'
import type { BadRow } from '../cloud/catalogue-import/section-draft'
import { badRowsText, counted } from './import-text'
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
}

/** What decides whether the rows of a file are written. */
export interface FileOptions {
  readonly yes?: boolean
  readonly skipBad?: boolean
}

/** Reads a CSV or XLSX file under these columns; columns it does not know are left alone. */
export async function readTableFile<Name extends string>(
  path: string,
  columns: readonly FileColumn<Name>[],
): Promise<TableFile<Name>> {
  const rows: FileRow<Name>[] = []
  const badRows: BadRow[] = []
  let places: Map<Name, { index: number; heading: string }> | undefined
  let width = 0
  for await (const { line, row, cells } of readTable(path)) {
    if (!places) {
      places = placesOf(cells, columns)
      width = cells.length
      continue
    }
    const known = places
    const note = (column: string, value: string, reason: string) =>
      badRows.push({ line, row, column, value, reason, sectionId: null })
    if (cells.length > width) {
      note(
        '(row)',
        cells[0] ?? '',
        `has ${cells.length} cells where the heading has ${width}; put cells with commas in quotation marks`,
      )
      continue
    }
    const textOf = (name: Name) => cells[known.get(name)?.index ?? -1]?.trim() ?? ''
    rows.push({
      line,
      texts: Object.fromEntries(columns.map(({ name }) => [name, textOf(name)])) as Record<Name, string>,
      take: (name, read) => {
        if ('value' in read) return read.value
        note(known.get(name)?.heading ?? name, textOf(name), read.reason)
        return undefined
      },
    })
  }
  if (!places) throw new CatalogueFileError('The file is empty.')
  if (rows.length + badRows.length === 0) throw new CatalogueFileError('The file has a heading but no rows.')
  return { rows, badRows }
}

function placesOf<Name extends string>(
  cells: readonly string[],
  columns: readonly FileColumn<Name>[],
): Map<Name, { index: number; heading: string }> {
  const plain = (heading: string) =>
    heading
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
  const headings = cells.map(plain)
  const places = new Map<Name, { index: number; heading: string }>()
  for (const { name, nameZh, isRequired } of columns) {
    const found = headings.flatMap((heading, index) => (heading === name || heading === plain(nameZh) ? [index] : []))
    const [index] = found
    if (found.length > 1) throw new CatalogueFileError(`The heading names the column ${name} twice.`)
    if (index !== undefined) places.set(name, { index, heading: cells[index]?.trim() ?? name })
    else if (isRequired)
      throw new CatalogueFileError(
        `The column ${name} (${nameZh}) is missing. The columns are: ${columns.map((column) => column.name).join(', ')}.`,
      )
  }
  return places
}

/** Says what is bad, and throws unless the good rows may be written. */
export function agreeToWrite(
  { badRows }: Pick<TableFile<never>, 'badRows'>,
  changes: number,
  options: FileOptions,
): void {
  if (badRows.length > 0) {
    const inOrder = [...badRows].sort((a, b) => a.line - b.line)
    console.log(`\nBad rows, none of which can be taken:\n${badRowsText(inOrder)}\n`)
    if (!options.skipBad)
      throw new PlainError('Nothing was changed. Correct the bad rows, or take only the good ones with --skip-bad.')
  }
  if (changes > 0 && !options.yes)
    throw new PlainError(
      `Nothing was changed. To write ${changes === 1 ? 'it' : `all ${counted(changes, 'change')}`}, add --yes.`,
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
