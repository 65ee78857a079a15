import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CatalogueFileError } from './catalogue-file-error'
import { namedReaders, type ReaderName } from './named-readers'
import { type ColumnName, columnOfHeading, templateColumns } from './template-columns'

/**
 * Where the text of one of our columns comes from in a registrar's export. Steps apply in this order:
 * take the text, `read` it, `replace` listed texts, `lookup` (an unlisted text is a bad row), then
 * `default` when nothing is left.
 */
export type Source = {
  /** Name one: the heading of the column, … */
  readonly column?: string
  /** … a text that is the same for every row, … */
  readonly constant?: string
  /** … several sources put together with `with` between those that are not blank, … */
  readonly join?: readonly Source[]
  /** … or the first of several that is not blank. */
  readonly firstOf?: readonly Source[]
  readonly with?: string
  readonly read?: ReaderName
  readonly replace?: Readonly<Record<string, string>>
  readonly lookup?: Readonly<Record<string, string>>
  readonly default?: string
}

const Texts = z.record(z.string(), z.string())
const Source: z.ZodType<Source> = z.lazy(() =>
  z
    .strictObject({
      column: z.string().optional(),
      constant: z.string().optional(),
      join: z.array(Source).min(1).optional(),
      firstOf: z.array(Source).min(1).optional(),
      with: z.string().optional(),
      read: z.enum(namedReaders).optional(),
      replace: Texts.optional(),
      lookup: Texts.optional(),
      default: z.string().optional(),
    })
    .refine(
      ({ column, constant, join, firstOf }) =>
        [column, constant, join, firstOf].filter((origin) => origin !== undefined).length === 1,
      'needs exactly one of column, constant, join and firstOf',
    ),
)

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
})
export type ImportMap = z.infer<typeof ImportMapShape>

/** Reads and checks a map file; every fault names its place in the file. */
export async function loadImportMap(path: string): Promise<ImportMap> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CatalogueFileError(`The map cannot be read: ${path}`, { cause })
  })
  try {
    return ImportMapShape.parse(JSON.parse(text))
  } catch (cause) {
    const faults =
      cause instanceof z.ZodError
        ? cause.issues.map((issue) => `${issue.path.join('.') || 'the map'}: ${issue.message}`)
        : [String(cause)]
    throw new CatalogueFileError(`The map ${path} is not valid:\n  ${faults.join('\n  ')}`, { cause })
  }
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
  const headings = new Set(map.meetingAbsentWhen.map((rule) => rule.column))
  const collect = (source: Source): void => {
    if (source.column !== undefined) headings.add(source.column)
    for (const inner of [...(source.join ?? []), ...(source.firstOf ?? [])]) collect(inner)
  }
  for (const source of Object.values(map.columns)) collect(source)
  return headings
}
