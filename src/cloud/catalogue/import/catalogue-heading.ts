import { findColumns, type Heading, isHeadingOf, type Template } from '../../kernel/table-file/read-heading'
import type { TableRow } from '../../kernel/table-file/table-row'
import { headingsOf, type ImportMap, templateMap } from './import-map'
import { columnOfHeading, templateColumns } from './template-columns'

const catalogueTemplate: Template<string, ImportMap> = {
  mapOf: templateMap,
  headingsOf,
  columnOf: columnOfHeading,
  required: templateColumns.filter(({ isRequired }) => isRequired),
  command: 'template catalogue FILE.csv',
}

/** Finds the columns of the map, or of our template, in the heading. Throws when one that is needed is not there. */
export function readHeading(row: TableRow, given: ImportMap | undefined): Heading<ImportMap> {
  return findColumns(row, given, catalogueTemplate)
}

/** Whether a row can be the heading of a catalogue. */
export function isCatalogueHeading(cells: readonly string[], given: ImportMap | undefined): boolean {
  return isHeadingOf(cells, given, catalogueTemplate)
}
