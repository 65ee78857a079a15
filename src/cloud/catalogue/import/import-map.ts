import { z } from 'zod'
import { headingsIn, loadMapFile, Source } from '../../kernel/table-file/map-source'
import { type ColumnName, columnOfHeading, templateColumns } from './template-columns'

const names = templateColumns.map((column) => column.name)
const Name = z.enum(names as [ColumnName, ...ColumnName[]])

const ImportMapShape = z.strictObject({
  about: z.string().optional(),
  columns: z.partialRecord(Name, Source),
  /**
   * What to do when rows of one section (or sections of one course) contradict one another in a column:
   * `bad` reports the later row, `first` keeps what the first row said. Columns not named are `bad`.
   */
  whenRowsDiffer: z.partialRecord(Name, z.enum(['bad', 'first'])).default({}),
  /** Rows that say that the section has no fixed time. The first that holds counts; a `note` is told to the registrar. */
  meetingAbsentWhen: z
    .array(z.strictObject({ column: z.string(), equals: z.string(), note: z.string().optional() }))
    .default([]),
  /** Columns in which several meetings of a row stand one behind the other: split at `at`, each is a row of its own. */
  rowsSplit: z.strictObject({ columns: z.array(z.string()).min(1), at: z.string().min(1) }).optional(),
})
export type ImportMap = z.infer<typeof ImportMapShape>

/** Reads and checks a map file; every fault names its place in the file. */
export function loadImportMap(path: string): Promise<ImportMap> {
  return loadMapFile(path, ImportMapShape)
}

/** The map for our own template: every heading we know, in either language. */
export function templateMap(headings: readonly string[]): ImportMap {
  const columns: Partial<Record<ColumnName, Source>> = {}
  for (const heading of headings) {
    const name = columnOfHeading(heading)
    if (name) columns[name] = { column: heading }
  }
  return { columns, whenRowsDiffer: {}, meetingAbsentWhen: [] }
}

/** Every heading that a map reads. */
export function headingsOf(map: ImportMap): Set<string> {
  return new Set([...map.meetingAbsentWhen.map((rule) => rule.column), ...headingsIn(Object.values(map.columns))])
}
