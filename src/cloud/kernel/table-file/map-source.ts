import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { namedReaders, type ReaderName, readers } from './named-readers'
import { TableFileError } from './table-file-error'

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
export const Source: z.ZodType<Source> = z.lazy(() =>
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

/** Something wrong with one cell. */
export interface CellFault {
  readonly heading: string
  readonly value: string
  readonly reason: string
}

/** Gives the text of a heading in the row at hand; blank when the row has no such cell. */
export type CellOf = (heading: string) => string

/** The text a source gives for the row at hand, or what is wrong with it. */
export function sourceText(source: Source, cellOf: CellOf): string | CellFault {
  const taken = takenText(source, cellOf)
  if (typeof taken !== 'string') return taken
  let text = taken
  const heading = headingOf(source) ?? ''
  if (source.read && text !== '') {
    const read = readers[source.read](text)
    if (typeof read !== 'string') return { heading, value: text, reason: read.reason }
    text = read
  }
  text = source.replace?.[text] ?? text
  if (source.lookup && text !== '') {
    const found = source.lookup[text]
    if (found === undefined)
      return { heading, value: text, reason: 'is not in the lookup of the map; add it there with what it means' }
    text = found
  }
  return text === '' ? (source.default ?? '') : text
}

function takenText(source: Source, cellOf: CellOf): string | CellFault {
  if (source.constant !== undefined) return source.constant
  if (source.column !== undefined) return cellOf(source.column)
  const texts: string[] = []
  for (const inner of source.join ?? source.firstOf ?? []) {
    const text = sourceText(inner, cellOf)
    if (typeof text !== 'string') return text
    if (text !== '') texts.push(text)
    if (text !== '' && source.firstOf) break
  }
  return texts.join(source.with ?? '')
}

/** The headings a source reads, as the registrar's file spells them: `Subject + Number`. */
export function headingOf(source: Source): string | undefined {
  if (source.column !== undefined) return source.column
  const inner = [...(source.join ?? []), ...(source.firstOf ?? [])].map(headingOf)
  const named = inner.filter((heading) => heading !== undefined)
  return named.length === 0 ? undefined : named.join(source.join ? ' + ' : ' or ')
}

/** Every heading that some sources read. */
export function headingsIn(sources: readonly Source[]): string[] {
  return sources.flatMap(({ column, join = [], firstOf = [] }) => [
    ...(column === undefined ? [] : [column]),
    ...headingsIn([...join, ...firstOf]),
  ])
}

/** Reads a map file of a shape; every fault names its place in the file. */
export async function loadMapFile<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TableFileError(`The map cannot be read: ${path}`, { cause })
  })
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    const faults =
      cause instanceof z.ZodError
        ? cause.issues.map((issue) => `${issue.path.join('.') || 'the map'}: ${issue.message}`)
        : [String(cause)]
    throw new TableFileError(`The map ${path} is not valid:\n  ${faults.join('\n  ')}`, { cause })
  }
}

/** The text of one of our columns, with the heading the registrar knows it by. */
export interface MappedText {
  readonly text: string
  readonly heading: string
}
