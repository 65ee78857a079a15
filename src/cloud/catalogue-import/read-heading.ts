import { CatalogueFileError } from './catalogue-file-error'
import { headingsOf, type ImportMap, templateMap } from './import-map'
import type { TableRow } from './read-table'
import { columnOfHeading, templateColumns } from './template-columns'

/** What the first row of a file says of the others. */
export interface Heading {
  readonly map: ImportMap
  /** Cells up to the last named one; a row has at least these. */
  readonly width: number
  /** All cells of the heading; a row has no more. */
  readonly widthMax: number
  /** Headings that are not of our template; empty with a map, which names what it wants. */
  readonly unknown: readonly string[]
  /** The text under a heading, trimmed; blank when there is none. */
  readonly cellOf: (cells: readonly string[], name: string) => string
}

/** Finds the columns of the map, or of our template, in the heading. Throws when one that is needed is not there. */
export function readHeading({ cells }: TableRow, given: ImportMap | undefined): Heading {
  const names = cells.map((cell) => cell.trim())
  const map = given ?? templateMap(names)
  const wanted = headingsOf(map)
  const twice = names.find((name, index) => wanted.has(name) && names.indexOf(name) !== index)
  if (twice !== undefined) throw new CatalogueFileError(`The heading names the column ${twice} twice.`)
  const absent = [...wanted].filter((name) => !names.includes(name))
  if (absent.length > 0)
    throw new CatalogueFileError(
      `The file has no column ${absent.join(', ')}, which the map reads. Is this the right file?`,
    )
  const missing = templateColumns.filter((column) => column.isRequired && !map.columns[column.name])
  if (missing.length > 0) {
    const list = missing.map((column) => `${column.name} (${column.nameZh})`).join(', ')
    const remedy = given ? 'Add it to the map.' : 'Write the template with: template catalogue FILE.csv, or give --map.'
    throw new CatalogueFileError(`The column ${list} is missing. ${remedy}`)
  }
  const indexOf = new Map(names.map((name, index) => [name, index]))
  const columns = names.map(columnOfHeading)
  const alias = names.find((_, index) => columns[index] && columns.indexOf(columns[index]) !== index)
  if (!given && alias !== undefined)
    throw new CatalogueFileError(`The heading has two columns for ${columnOfHeading(alias)}; ${alias} is the second.`)
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
