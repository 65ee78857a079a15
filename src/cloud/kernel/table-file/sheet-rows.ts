import { numberText, unescapedText } from './cell-text'
import type { RawRow } from './csv-rows'
import { TableFileError } from './table-file-error'
import { type Attributes, walkXml } from './walk-xml'
import type { SheetPart, Workbook } from './workbook'

/** Of a sheet: what Excel itself allows. */
const columnsMax = 16_384
const formulaHint = 'is a formula whose value was not saved; open the workbook in Excel or WPS and save it again'

interface Cell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  /** As it is written, without its equals sign; null where there is none. */
  formula: string | null
}

interface Sheet {
  readonly rows: Map<number, string[]>
  readonly damage: Map<number, Map<number, string>>
  readonly merged: string[]
  hiddenCount: number
}

/** The rows of a sheet from top to bottom; the value of cells merged over rows stands in each of them. */
export function sheetRows(workbook: Workbook, { path, name }: SheetPart): { rows: RawRow[]; hiddenCount: number } {
  const sheet: Sheet = { rows: new Map(), damage: new Map(), merged: [], hiddenCount: 0 }
  try {
    readSheet(workbook, path, sheet)
  } catch (cause) {
    throw new TableFileError(`The sheet ${name} is broken and cannot be read. Save the workbook again, or as CSV.`, {
      cause,
    })
  }
  for (const range of sheet.merged) fillMerged(sheet, range)
  const width = [...sheet.rows.values()].reduce((most, cells) => Math.max(most, cells.length), 0)
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b)
  const rows = numbers.map((row) => {
    const cells = Array.from({ length: width }, (_, index) => sheet.rows.get(row)?.[index] ?? '')
    return { line: row, row, cells, damage: sheet.damage.get(row) }
  })
  return { rows, hiddenCount: sheet.hiddenCount }
}

function readSheet(workbook: Workbook, path: string, sheet: Sheet): void {
  let row = 0
  let column = -1
  let cell: Cell | null = null
  let value = ''
  let isValue = false
  let isFormula = false
  let phonetic = 0
  walkXml(workbook.xmlOf(path), {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        column = -1
        if (attributes.hidden === '1') sheet.hiddenCount += 1
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        cell = cellAt(row, column, attributes)
        value = ''
      } else if (name === 'rPh') phonetic += 1
      else if (name === 'v' || name === 't') isValue = cell !== null && phonetic === 0
      else if (name === 'f' && cell) {
        isFormula = true
        cell.formula = ''
      } else if (name === 'mergeCell' && attributes.ref) sheet.merged.push(attributes.ref)
    },
    text: (text) => {
      if (isValue) value += text
      if (isFormula && cell) cell.formula += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'f') isFormula = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c' && cell) {
        setCell(workbook, sheet, cell, value)
        cell = null
      }
    },
  })
}

function cellAt(row: number, column: number, { t, s }: Attributes): Cell {
  if (column >= columnsMax) throw new Error(`no column ${column}`)
  return { row, column, type: t ?? 'n', style: Number(s ?? 0), formula: null }
}

function setCell({ texts, formats, isFrom1904 }: Workbook, sheet: Sheet, cell: Cell, value: string): void {
  const { row, column, type, style, formula } = cell
  // A formula that gives a blank says so by its type; any other without a value was never worked out.
  const isLost = value === '' && formula !== null && type !== 'str'
  if (value === '' && !isLost) return
  const plain = { code: 'General', isDate: false }
  const said =
    type === 's'
      ? { text: unescapedText(texts[Number(value)] ?? '') }
      : type === 'n'
        ? numberText(value, formats[style] ?? plain, isFrom1904)
        : { text: type === 'd' ? value.replace('T', ' ').replace(/ 00:00(:00)?(\.0+)?Z?$/, '') : unescapedText(value) }
  const cells = sheet.rows.get(row) ?? []
  sheet.rows.set(row, cells)
  cells[column] = isLost ? `=${formula}` : type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : said.text
  if (isLost) setDamage(sheet, row, column, formulaHint)
  else if ('damage' in said && said.damage) setDamage(sheet, row, column, said.damage)
}

function setDamage({ damage }: Sheet, row: number, column: number, reason: string): void {
  damage.set(row, (damage.get(row) ?? new Map<number, string>()).set(column, reason))
}

/** A value merged over rows counts for each of them; one merged over columns stays where it stands. */
function fillMerged(sheet: Sheet, range: string): void {
  const [, first = '', top = '', bottom = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
  const column = columnOf(first)
  const text = sheet.rows.get(Number(top))?.[column]
  if (column < 0 || text === undefined) return
  const lost = sheet.damage.get(Number(top))?.get(column)
  for (let row = Number(top) + 1; row <= Number(bottom); row += 1) {
    const cells = sheet.rows.get(row)
    // A row with nothing else in it is no row.
    if (!cells) continue
    cells[column] ??= text
    if (lost) setDamage(sheet, row, column, lost)
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
