import type { ImportMap, Source } from './import-map'
import { readerExpects, readers } from './named-readers'
import type { ColumnName } from './template-columns'

/** The text of one of our columns, with the heading the registrar knows it by. */
export interface MappedText {
  readonly text: string
  readonly heading: string
}

/** Something wrong with one cell. */
export interface CellFault {
  readonly heading: string
  readonly value: string
  readonly reason: string
}

export interface MappedRow {
  readonly texts: Partial<Record<ColumnName, MappedText>>
  readonly faults: readonly CellFault[]
  /** Told to the registrar: what the map left out of this row on purpose. */
  readonly note: string | null
}

/** Gives the text of a heading in the row at hand; blank when the row has no such cell. */
type CellOf = (heading: string) => string

const meetingTexts: readonly ColumnName[] = ['weekday', 'start', 'end', 'periods', 'weeks', 'room', 'room_en']

/** Turns one row of a registrar's file into the texts of our columns. */
export function mapRow(map: ImportMap, cellOf: CellOf): MappedRow {
  const texts: Partial<Record<ColumnName, MappedText>> = {}
  const faults: CellFault[] = []
  const absence = map.meetingAbsentWhen.find((rule) => cellOf(rule.column) === rule.equals)
  for (const [name, source] of Object.entries(map.columns) as [ColumnName, Source][]) {
    if (absence && meetingTexts.includes(name)) continue
    const heading = headingOf(source) ?? name
    const result = textOf(source, cellOf)
    if (typeof result === 'string') texts[name] = { text: result, heading }
    else faults.push(result)
  }
  return { texts, faults, note: absence?.note ?? null }
}

function textOf(source: Source, cellOf: CellOf): string | CellFault {
  const taken = takenText(source, cellOf)
  if (typeof taken !== 'string') return taken
  let text = taken
  const heading = headingOf(source) ?? ''
  if (source.read && text !== '') {
    const read = readers[source.read](text)
    if (read === null) return { heading, value: text, reason: `is not ${readerExpects[source.read]}` }
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
    const text = textOf(inner, cellOf)
    if (typeof text !== 'string') return text
    if (text !== '') texts.push(text)
    if (text !== '' && source.firstOf) break
  }
  return texts.join(source.with ?? '')
}

/** The headings a source reads, as the registrar's file spells them: `Subject + Number`. */
function headingOf(source: Source): string | undefined {
  if (source.column !== undefined) return source.column
  const inner = [...(source.join ?? []), ...(source.firstOf ?? [])].map(headingOf)
  const named = inner.filter((heading) => heading !== undefined)
  return named.length === 0 ? undefined : named.join(source.join ? ' + ' : ' or ')
}
