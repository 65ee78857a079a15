import { CatalogueFileError } from './catalogue-file-error'
import { headingsOf, type ImportMap, templateMap } from './import-map'
import type { CellFault, Source } from './map-source'
import type { TableRow } from './read-table'
import { columnOfHeading, templateColumns } from './template-columns'

/** What the first row of a file says of the others. */
export interface Heading<Map = ImportMap> {
  readonly map: Map
  /** Cells up to the last named one; a row has at least these. */
  readonly width: number
  /** All cells of the heading; a row has no more. */
  readonly widthMax: number
  /** Headings that are not of our template; empty with a map, which names what it wants. */
  readonly unknown: readonly string[]
  /** The text under a heading, trimmed; blank when there is none. */
  readonly cellOf: (cells: readonly string[], name: string) => string
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

const catalogueTemplate: Template<string, ImportMap> = {
  mapOf: templateMap,
  headingsOf,
  columnOf: columnOfHeading,
  required: templateColumns.filter(({ isRequired }) => isRequired),
  command: 'template catalogue FILE.csv',
}

/** Finds the columns of the map, or of our template, in the heading. Throws when one that is needed is not there. */
export function readHeading(row: TableRow, given: ImportMap | undefined): Heading {
  return findColumns(row, given, catalogueTemplate)
}

/** Finds the columns of a map, or of a template, in the heading. Throws when one that is needed is not there. */
export function findColumns<Name extends string, Map extends { readonly columns: Partial<Record<Name, Source>> }>(
  { cells }: TableRow,
  given: Map | undefined,
  template: Template<Name, Map>,
): Heading<Map> {
  const names = cells.map((cell) => cell.trim())
  const map = given ?? template.mapOf(names)
  const wanted = template.headingsOf(map)
  const twice = names.find((name, index) => wanted.has(name) && names.indexOf(name) !== index)
  if (twice !== undefined) throw new CatalogueFileError(`The heading names the column ${twice} twice.`)
  const absent = [...wanted].filter((name) => !names.includes(name))
  if (absent.length > 0)
    throw new CatalogueFileError(
      `The file has no column ${absent.join(', ')}, which the map reads. Is this the right file?`,
    )
  const missing = template.required.filter(({ name }) => !map.columns[name])
  if (missing.length > 0) {
    const list = missing.map(({ name, nameZh }) => `${name} (${nameZh})`).join(', ')
    const remedy = given ? 'Add it to the map.' : `Write the template with: ${template.command}, or give --map.`
    throw new CatalogueFileError(`The column ${list} is missing. ${remedy}`)
  }
  const indexOf = new Map(names.map((name, index) => [name, index]))
  const columns = names.map(template.columnOf)
  const alias = names.find((_, index) => columns[index] && columns.indexOf(columns[index]) !== index)
  if (!given && alias !== undefined)
    throw new CatalogueFileError(`The heading has two columns for ${template.columnOf(alias)}; ${alias} is the second.`)
  const unknown = given ? [] : names.filter((name, index) => name !== '' && !columns[index])
  const width = names.length - [...names].reverse().findIndex((name) => name !== '')
  return {
    map,
    width,
    widthMax: names.length,
    unknown,
    cellOf: (row, name) => row[indexOf.get(name) ?? -1]?.trim() ?? '',
  }
}

/** What is wrong with a row that has more or fewer cells than its heading: they may stand under the wrong headings. */
export function widthFault(
  { width, widthMax }: Pick<Heading, 'width' | 'widthMax'>,
  cells: readonly string[],
): CellFault | null {
  const isTooLong = cells.length > widthMax || cells.slice(width).some((cell) => cell.trim() !== '')
  if (!isTooLong && cells.length >= width) return null
  const reason = `the row has ${cells.length} cells where the heading has ${width}; a comma or quotation mark is missing or too many`
  return { heading: '(row)', value: cells[0] ?? '', reason }
}
