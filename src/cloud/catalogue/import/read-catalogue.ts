import type { CellFault } from '../../kernel/table-file/map-source'
import { openTable } from '../../kernel/table-file/open-table'
import { type Heading, widthFault } from '../../kernel/table-file/read-heading'
import { TableFileError } from '../../kernel/table-file/table-file-error'
import type { TableFileOptions, TableRow } from '../../kernel/table-file/table-row'
import { CourseSpellings } from '../course-spellings'
import { BadRows } from './bad-rows'
import { isCatalogueHeading, readHeading } from './catalogue-heading'
import { type CatalogueReading, finishCatalogue } from './finish-catalogue'
import type { ImportMap } from './import-map'
import { type MappedRow, mapRow } from './map-row'
import { readMeetings, type TimeFrame } from './read-meetings'
import { addSaid, type SectionDraft } from './section-draft'
import { type ColumnName, courseColumns, sectionColumns } from './template-columns'

export interface ReadingOptions extends TimeFrame, TableFileOptions {
  /** Absent for a file in our own template. */
  readonly map?: ImportMap
  /** Seats where the file leaves them blank, null for no limit; absent makes a blank a bad row. */
  readonly capacityDefault?: number | null
  /** Codes of courses as they are stored; the file may write them otherwise. */
  readonly knownCodes?: readonly string[]
}

/** What has been gathered from the rows so far. */
interface Gathered {
  readonly bad: BadRows
  readonly notes: CatalogueReading['notes'][number][]
  readonly drafts: Map<string, SectionDraft>
  /** Titles and descriptions repeat from row to row; kept once, a large file fits in memory. */
  readonly texts: Map<string, string>
  readonly spellings: CourseSpellings
  /** Spellings of the file that were told, each once. */
  readonly toldSpellings: Set<string>
}

const saidColumns: readonly ColumnName[] = [...courseColumns, ...sectionColumns]

/** Reads a registrar's file as a catalogue, with every bad row. Throws a {@link TableFileError} for a file that is no catalogue. */
export async function readCatalogue(path: string, options: ReadingOptions): Promise<CatalogueReading> {
  const gathered: Gathered = {
    bad: new BadRows(),
    notes: [],
    drafts: new Map(),
    texts: new Map(),
    spellings: new CourseSpellings(options.knownCodes ?? []),
    toldSpellings: new Set(),
  }
  const { bad, notes, drafts } = gathered
  const table = await openTable(path, options, (cells) => isCatalogueHeading(cells, options.map))
  const heading = readHeading(table.heading, options.map)
  const { line, row } = table.heading
  for (const name of heading.unknown)
    notes.push({ line, row, text: `has a column ${name}, which the template does not have; it is left out` })
  let rowCount = 0
  for await (const each of table.rows) {
    rowCount += 1
    for (const part of splitRows(heading, each)) takeRow(gathered, heading, part, options)
  }
  if (rowCount === 0) throw new TableFileError('The file has a heading but no rows.')
  const told = { bad, notes: [...table.notes, ...notes], rowCount, map: heading.map }
  return finishCatalogue([...drafts.values()], { ...told, ...options })
}

/** The rows that a map makes of one in which several meetings stand. */
function splitRows({ map, indexOf }: Heading<ImportMap>, row: TableRow): TableRow[] {
  const split = map.rowsSplit
  if (!split) return [row]
  const parts = split.columns.map((name) => {
    const index = indexOf(name)
    const texts = (row.cells[index] ?? '').split(split.at).map((text) => text.trim())
    return { index, texts: texts.filter((text, at) => text !== '' || at === 0) }
  })
  const count = Math.max(...parts.map(({ texts }) => texts.length))
  return Array.from({ length: count }, (_, at) => {
    const cells = [...row.cells]
    // Where one column says less often what the other says, as a room for all meetings, the last text goes on.
    for (const { index, texts } of parts) cells[index] = texts[Math.min(at, texts.length - 1)] ?? ''
    return { ...row, cells }
  })
}

function takeRow(gathered: Gathered, heading: Heading<ImportMap>, row: TableRow, frame: TimeFrame): void {
  const { bad, notes, drafts, texts } = gathered
  const { line, cells } = row
  const place = { line, row: row.row }
  const misplaced = widthFault(heading, cells)
  if (misplaced) {
    // Not even its section is believed.
    bad.add(place, null, misplaced)
    return
  }
  const read = mapRow(heading.map, (name) => keptOnce(texts, heading.cellOf(cells, name)))
  const mapped = { ...read, texts: withSpelling(gathered, read.texts, place) }
  if (mapped.note !== null) notes.push({ ...place, text: mapped.note })
  const id = mapped.texts.section_id
  const externalId = id?.text ?? ''
  if (externalId === '') {
    const reason = 'is blank; every row says its section'
    bad.add(place, null, { heading: id?.heading ?? 'section_id', value: '', reason })
    return
  }
  const draft = drafts.get(externalId) ?? emptyDraft(externalId, place)
  drafts.set(externalId, draft)
  const { meetings, faults } = readMeetings(mapped.texts, frame)
  draft.meetings.push(...meetings)
  const contradictions = addTexts(gathered, draft, mapped, heading.map, place)
  const all = [...heading.damageIn(row), ...mapped.faults, ...faults, ...contradictions]
  for (const fault of all) bad.add(place, externalId, fault)
  if (all.length > 0) draft.isBad = true
}

/** The texts with the course's code as it was written first, here or in what is stored. */
function withSpelling(
  { spellings, toldSpellings, notes }: Gathered,
  texts: MappedRow['texts'],
  place: SectionDraft['place'],
): MappedRow['texts'] {
  const code = texts.course_code
  if (!code || code.text === '') return texts
  const written = spellings.written(code.text)
  if (written !== code.text && !toldSpellings.has(code.text)) {
    toldSpellings.add(code.text)
    notes.push({ ...place, text: `writes the course ${written} as “${code.text}”; it is the same course` })
  }
  return { ...texts, course_code: { ...code, text: written } }
}

function emptyDraft(externalId: string, place: SectionDraft['place']): SectionDraft {
  return { externalId, place, said: new Map(), meetings: [], isBad: false }
}

/** Adds what the row says of its section and course; a contradiction is a fault, or a note where the map says so. */
function addTexts(
  { notes }: Gathered,
  draft: SectionDraft,
  mapped: MappedRow,
  map: ImportMap,
  place: SectionDraft['place'],
): CellFault[] {
  const faults: CellFault[] = []
  const noted = new Set<string>()
  for (const name of saidColumns) {
    const text = mapped.texts[name]
    const before = text && addSaid(draft.said, name, { ...text, place })
    if (!before) continue
    const { heading, text: value } = text
    const isFirstKept = map.whenRowsDiffer[name] === 'first'
    if (!isFirstKept) {
      const reason = `contradicts line ${before.place.line} of the same section, which says ${before.text}`
      faults.push({ heading, value, reason })
    } else if (!noted.has(heading)) {
      notes.push({
        ...place,
        text: `has another ${heading} than line ${before.place.line} of the same section, which counts`,
      })
      noted.add(heading)
    }
  }
  return faults
}

function keptOnce(texts: Map<string, string>, text: string): string {
  const kept = texts.get(text)
  if (kept !== undefined) return kept
  texts.set(text, text)
  return text
}
