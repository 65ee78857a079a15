import { readFile } from 'node:fs/promises'
import { damageOf, withoutInvisible } from './cell-damage'
import { csvRows, type RawRow } from './csv-rows'
import { sheetRows } from './sheet-rows'
import { TableFileError } from './table-file-error'
import type { TableFileOptions, TableNote, TableRow } from './table-row'
import { openWorkbook, type Workbook } from './workbook'

export interface Table {
  readonly heading: TableRow
  /** The rows below the heading as they are read, blank ones left out. */
  readonly rows: AsyncIterable<TableRow>
  /** What there is to tell of how the file was read; complete once the rows have been. */
  readonly notes: readonly TableNote[]
}

/** Above these rows a heading is looked for; titles and dates of print are seldom more. */
const headingRowMax = 20
/** Workbooks of Excel 97–2003. */
const oldExcelMark = '\u00d0\u00cf'
const zipMark = 'PK'
/** The part of a locked workbook that holds it; the file around it is of the old kind. */
const lockedPart = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Opens a CSV or XLSX file at its heading: the first row that `isHeading` knows, or the one that the options name.
 * Text may be in any encoding. Throws a {@link TableFileError} for a file that cannot be read.
 */
export async function openTable(
  path: string,
  options: TableFileOptions,
  isHeading: (cells: readonly string[]) => boolean,
): Promise<Table> {
  const bytes = await bytesOf(path)
  const mark = Buffer.from(bytes.buffer, bytes.byteOffset, 2).toString('latin1')
  refuseOthers(bytes, mark)
  if (mark !== zipMark && options.sheet !== undefined)
    throw new TableFileError('--sheet names a sheet of a workbook; this is a text file, which has none.')
  const { rows, notes } = mark === zipMark ? workbookRows(bytes, options, isHeading) : csvRows(bytes, options)
  const reader = new RowReader(rows, notes)
  const heading = await reader.headingOf(options.headingRow, isHeading)
  return { heading, rows: reader.rest(), notes }
}

/** Files that are neither text nor a workbook as of today, whatever their names end in. */
function refuseOthers(bytes: Uint8Array, mark: string): void {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (mark === oldExcelMark && all.includes(lockedPart))
    throw new TableFileError('The workbook is locked with a password. Open it, save it without one, and import that.')
  if (mark === oldExcelMark)
    throw new TableFileError('This is an old Excel workbook (.xls). Save it as .xlsx or as CSV and import that.')
  if (all.subarray(0, 5).toString('latin1') === '%PDF-')
    throw new TableFileError('This is a PDF, not a table. Ask for the table it was made of, as .xlsx or as CSV.')
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT'
        ? 'There is no such file'
        : cause.code === 'EISDIR'
          ? 'The file cannot be read'
          : `The file cannot be opened (${cause.code})`
    throw new TableFileError(`${why}: ${path}`, { cause })
  })
  if (bytes.length === 0) throw new TableFileError('The file is empty.')
  return bytes
}

const toldOf = (text: string): TableNote => ({ line: null, row: null, text })

/** The rows of the sheet that is named, or of the first visible one with a heading. */
function workbookRows(bytes: Uint8Array, options: TableFileOptions, isHeading: (cells: readonly string[]) => boolean) {
  const workbook = openWorkbook(bytes)
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden)
  const names = visible.map(({ name }) => name).join(', ')
  const named = visible.find(({ name }) => name.trim() === options.sheet?.trim())
  if (options.sheet !== undefined && !named)
    throw new TableFileError(`The workbook has no sheet ${options.sheet} to be seen. It has: ${names || 'none'}.`)
  const withHeading =
    named || visible.length === 1 ? visible.slice(0, 0) : visible.filter((one) => hasHeading(workbook, one, isHeading))
  const sheet = named ?? withHeading[0] ?? visible[0]
  if (!sheet) throw new TableFileError('All sheets of the workbook are hidden. Show the one to import.')
  const notes = sheetNotes(
    workbook,
    sheet.name,
    withHeading.map(({ name }) => name),
  )
  const { rows, hiddenCount } = sheetRows(workbook, sheet)
  if (hiddenCount > 0) notes.push(toldOf(`${hiddenCount} rows of the sheet are hidden; they are read like the others`))
  options.onProgress?.({ bytesRead: bytes.length, bytesTotal: bytes.length })
  return { rows, notes }
}

function hasHeading(
  workbook: Workbook,
  sheet: Workbook['sheets'][number],
  isHeading: (cells: readonly string[]) => boolean,
) {
  return sheetRows(workbook, sheet)
    .rows.slice(0, headingRowMax)
    .some(({ cells }) => isHeading(cells.map(cleaned)))
}

function sheetNotes({ sheets }: Workbook, read: string, withHeading: readonly string[]): TableNote[] {
  const visible = sheets.filter(({ isHidden, name }) => !isHidden && name !== read)
  const hidden = sheets.filter(({ isHidden }) => isHidden)
  const alike = visible.filter(({ name }) => withHeading.includes(name))
  const parts = [
    visible.length > 0 ? `not read: ${visible.map(({ name }) => name).join(', ')} (--sheet reads another)` : '',
    alike.length > 0 ? `of these, with the same kind of heading: ${alike.map(({ name }) => name).join(', ')}` : '',
    hidden.length > 0 ? `hidden, and never read: ${hidden.map(({ name }) => name).join(', ')}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? [] : [toldOf(`the sheet ${read} is read; ${parts.join('; ')}`)]
}

function cleaned(text: string): string {
  return withoutInvisible(text).trim()
}

/** Takes rows one by one: the heading first, then the others, cleaned and judged. */
class RowReader {
  readonly #rows: AsyncIterator<RawRow> | Iterator<RawRow>
  readonly #notes: TableNote[]
  readonly #passed: TableRow[] = []
  readonly #invisibleLines: number[] = []

  constructor(rows: AsyncIterable<RawRow> | Iterable<RawRow>, notes: TableNote[]) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
    this.#notes = notes
  }

  async headingOf(given: number | undefined, isHeading: (cells: readonly string[]) => boolean): Promise<TableRow> {
    for (let row = await this.#next(); row; row = await this.#next()) {
      if (given === undefined ? isHeading(row.cells.map((cell) => cell.trim())) : row.row === given)
        return given === undefined ? this.#whole(row, isHeading) : this.#begin(row)
      this.#passed.push(row)
      if (row.row >= (given ?? headingRowMax)) break
    }
    const first = this.#passed.shift()
    if (!first) throw new TableFileError('The file is empty.')
    if (given !== undefined)
      throw new TableFileError(`Row ${given} is blank or not there; --heading-row names the row of the headings.`)
    // Whoever reads the heading says what it lacks.
    return first
  }

  /** A heading may stand in two rows: groups of columns above, their names below, and what is in no group in either. */
  async #whole(heading: TableRow, isHeading: (cells: readonly string[]) => boolean): Promise<TableRow> {
    const next = await this.#next()
    this.#begin(heading)
    if (!next || !isHeading(next.cells.map((cell) => cell.trim()))) {
      if (next) this.#passed.push(next)
      return heading
    }
    this.#notes.push(toldOf(`the heading is in rows ${heading.row} and ${next.row}`))
    const width = Math.max(heading.cells.length, next.cells.length)
    const nameAt = (index: number) => (next.cells[index]?.trim() || heading.cells[index]) ?? ''
    return { ...next, cells: Array.from({ length: width }, (_, index) => nameAt(index)) }
  }

  #begin(heading: TableRow): TableRow {
    const titles = this.#passed.splice(0).map(({ cells }) => cells.find((cell) => cell.trim() !== '') ?? '')
    if (titles.length > 0)
      this.#notes.push(toldOf(`the heading is in row ${heading.row}; left out above it: ${titles.join(' / ')}`))
    return heading
  }

  async *rest(): AsyncGenerator<TableRow> {
    yield* this.#passed
    for (let row = await this.#next(); row; row = await this.#next()) yield row
    const [first] = this.#invisibleLines
    if (first === undefined) return
    const lines = this.#invisibleLines.slice(0, 5).join(', ') + (this.#invisibleLines.length > 5 ? ' …' : '')
    this.#notes.push(toldOf(`invisible characters were left out of cells on line ${lines}`))
  }

  /** The next row that is not blank. */
  async #next(): Promise<TableRow | null> {
    for (;;) {
      const { value, done } = await this.#rows.next()
      if (done) return null
      const row = this.#judged(value)
      if (row.cells.some((cell) => cell.trim() !== '')) return row
    }
  }

  #judged({ line, row, cells, damage }: RawRow): TableRow {
    const clean = cells.map(withoutInvisible)
    if (clean.some((cell, index) => cell !== cells[index])) this.#invisibleLines.push(line)
    const judged = new Map(damage)
    for (const [index, cell] of clean.entries()) {
      const reason = judged.has(index) ? null : damageOf(cell)
      if (reason) judged.set(index, reason)
    }
    return { line, row, cells: clean, damage: judged }
  }
}
