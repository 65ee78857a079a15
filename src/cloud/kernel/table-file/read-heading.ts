import type { CellFault, Source } from './map-source'
import { TableFileError } from './table-file-error'
import type { TableRow } from './table-row'

/** What the first row of a file says of the others. */
export interface Heading<Map = unknown> {
  readonly map: Map
  /** Cells up to the last named one; a row has at least these, and says nothing beyond them. */
  readonly width: number
  /** Headings that are not of our template; empty with a map, which names what it wants. */
  readonly unknown: readonly string[]
  /** The text under a heading, trimmed; blank when there is none. */
  readonly cellOf: (cells: readonly string[], name: string) => string
  /** Where a heading stands among the cells; -1 when it does not. */
  readonly indexOf: (name: string) => number
  /** Cells that are wanted and whose value was lost before it came here. */
  readonly damageIn: (row: TableRow) => CellFault[]
}

/** The columns of one kind of file. */
export interface Template<Name extends string, Map extends { readonly columns: Partial<Record<Name, Source>> }> {
  /** The map for a file in the template itself. */
  readonly mapOf: (headings: readonly string[]) => Map
  /** Every heading a map reads. */
  readonly headingsOf: (map: Map) => ReadonlySet<string>
  readonly columnOf: (heading: string) => Name | undefined
  readonly required: readonly { readonly name: Name; readonly nameZh: string }[]
  /** The command that writes it. */
  readonly command: string
}

/** Titles above a heading name no column, and seldom one by chance. */
const knownNamesMin = 2

/** Whether a row can be the heading that a map or a template describes. */
export function isHeadingOf<Name extends string, Map extends { readonly columns: Partial<Record<Name, Source>> }>(
  cells: readonly string[],
  given: Map | undefined,
  template: Template<Name, Map>,
): boolean {
  const names = cells.map(plainHeading)
  if (given) return [...template.headingsOf(given)].every((name) => names.includes(plainHeading(name)))
  return names.filter((name) => template.columnOf(name) !== undefined).length >= knownNamesMin
}

/** A heading as it is compared: width and inner line breaks do not matter, nor the blanks in 学 号. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
}

/** Finds the columns of a map, or of a template, in the heading. Throws when one that is needed is not there. */
export function findColumns<Name extends string, Map extends { readonly columns: Partial<Record<Name, Source>> }>(
  { cells }: Pick<TableRow, 'cells'>,
  given: Map | undefined,
  template: Template<Name, Map>,
): Heading<Map> {
  const names = cells.map(plainHeading)
  const map = given ?? template.mapOf(names)
  const wanted = new Set([...template.headingsOf(map)].map(plainHeading))
  const twice = names.find((name, index) => wanted.has(name) && names.indexOf(name) !== index)
  if (twice !== undefined) throw new TableFileError(`The heading names the column ${twice} twice.`)
  const absent = [...wanted].filter((name) => !names.includes(name))
  if (absent.length > 0)
    throw new TableFileError(
      `The file has no column ${absent.join(', ')}, which the map reads. Is this the right file?`,
    )
  const missing = template.required.filter(({ name }) => !map.columns[name])
  if (missing.length > 0) {
    const list = missing.map(({ name, nameZh }) => `${name} (${nameZh})`).join(', ')
    const remedy = given ? 'Add it to the map.' : `Write the template with: ${template.command}, or give --map.`
    throw new TableFileError(`The column ${list} is missing. ${remedy}`)
  }
  const indices = new Map(names.map((name, index) => [name, index]))
  const at = (name: string) => indices.get(plainHeading(name)) ?? -1
  const columns = names.map(template.columnOf)
  const alias = names.find((_, index) => columns[index] && columns.indexOf(columns[index]) !== index)
  if (!given && alias !== undefined)
    throw new TableFileError(`The heading has two columns for ${template.columnOf(alias)}; ${alias} is the second.`)
  const unknown = given ? [] : names.filter((name, index) => name !== '' && !columns[index])
  const width = names.length - [...names].reverse().findIndex((name) => name !== '')
  return {
    map,
    width,
    unknown,
    indexOf: at,
    cellOf: (row, name) => row[at(name)]?.trim() ?? '',
    damageIn: (row) =>
      [...row.damage].flatMap(([index, reason]) => {
        const heading = names[index] ?? ''
        return wanted.has(heading) ? [{ heading, value: row.cells[index]?.trim() ?? '', reason }] : []
      }),
  }
}

/** What is wrong with a row that has more or fewer cells than its heading: they may stand under the wrong headings. */
export function widthFault({ width }: Pick<Heading, 'width'>, cells: readonly string[]): CellFault | null {
  // Spreadsheets leave blank cells at the end of a row, as many as they like.
  const isTooLong = cells.slice(width).some((cell) => cell.trim() !== '')
  if (!isTooLong && cells.length >= width) return null
  const reason = `the row has ${cells.length} cells where the heading has ${width}; a comma or quotation mark is missing or too many`
  return { heading: '(row)', value: cells[0] ?? '', reason }
}
