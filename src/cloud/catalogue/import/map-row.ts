import {
  type CellFault,
  type CellOf,
  headingOf,
  type MappedText,
  type Source,
  sourceText,
} from '../../kernel/table-file/map-source'
import type { ImportMap } from './import-map'
import type { ColumnName } from './template-columns'

export interface MappedRow {
  readonly texts: Partial<Record<ColumnName, MappedText>>
  readonly faults: readonly CellFault[]
  /** Told to the registrar: what the map left out of this row on purpose. */
  readonly note: string | null
}

const meetingTexts: readonly ColumnName[] = ['weekday', 'start', 'end', 'periods', 'weeks', 'room', 'room_en']

/** Turns one row of a registrar's file into the texts of our columns. */
export function mapRow(map: ImportMap, cellOf: CellOf): MappedRow {
  const texts: Partial<Record<ColumnName, MappedText>> = {}
  const faults: CellFault[] = []
  const absence = map.meetingAbsentWhen.find((rule) => cellOf(rule.column) === rule.equals)
  for (const [name, source] of Object.entries(map.columns) as [ColumnName, Source][]) {
    if (absence && meetingTexts.includes(name)) continue
    const heading = headingOf(source) ?? name
    const result = sourceText(source, cellOf)
    if (typeof result === 'string') texts[name] = { text: result, heading }
    else {
      faults.push(result)
      texts[name] = { text: '', heading }
    }
  }
  return { texts, faults, note: absence?.note ?? null }
}
