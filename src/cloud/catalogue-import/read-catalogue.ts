import { BadRows } from './bad-rows'
import { CatalogueFileError } from './catalogue-file-error'
import { type CatalogueReading, finishCatalogue } from './finish-catalogue'
import { headingsOf, type ImportMap, templateMap } from './import-map'
import { type MappedRow, mapRow } from './map-row'
import { readMeetings, type TimeFrame } from './read-meetings'
import { type ReadingProgress, readTable, type TableRow } from './read-table'
import { addSaid, type SectionDraft } from './section-draft'
import { type ColumnName, courseColumns, sectionColumns, templateColumns } from './template-columns'

export interface ReadingOptions extends TimeFrame {
  /** Absent for a file in our own template. */
  readonly map?: ImportMap
  /** Seats where the file leaves them blank, null for no limit; absent makes a blank a bad row. */
  readonly capacityDefault?: number | null
  readonly onProgress?: (progress: ReadingProgress) => void
}

const saidColumns: readonly ColumnName[] = [...courseColumns, ...sectionColumns]
const controlCharacter = /\p{Cc}/u
const textMax = 20_000

/** Reads a registrar's file as a catalogue, with every bad row. Throws a {@link CatalogueFileError} for a file that is no catalogue. */
export async function readCatalogue(path: string, options: ReadingOptions): Promise<CatalogueReading> {
  const bad = new BadRows()
  const notes: CatalogueReading['notes'][number][] = []
  const drafts = new Map<string, SectionDraft>()
  const texts = new Map<string, string>()
  let heading: Heading | undefined
  let rowCount = 0
  for await (const row of readTable(path, options.onProgress)) {
    if (!heading) {
      heading = readHeading(row, options.map)
      continue
    }
    rowCount += 1
    const { cells } = row
    const isTooLong = cells.slice(heading.width).some((cell) => cell.trim() !== '')
    if (isTooLong || cells.length < heading.width) {
      // Its cells may stand under the wrong headings, so not even its section is believed.
      const reason = `the row has ${cells.length} cells where the heading has ${heading.width}; a comma or quotation mark is missing or too many`
      bad.add(row, null, { heading: '(row)', value: cells[0] ?? '', reason })
      continue
    }
    const { cellOf, map } = heading
    const mapped = mapRow(map, (name) => keptOnce(texts, cellOf(cells, name)))
    if (mapped.note !== null) notes.push({ line: row.line, row: row.row, text: mapped.note })
    addRow(drafts, row, mapped, map, options, bad)
  }
  if (!heading) throw new CatalogueFileError('The file is empty.')
  if (rowCount === 0) throw new CatalogueFileError('The file has a heading but no rows.')
  return finishCatalogue([...drafts.values()], { bad, notes, rowCount, map: heading.map, ...options })
}

interface Heading {
  readonly map: ImportMap
  readonly width: number
  readonly cellOf: (cells: readonly string[], name: string) => string
}

function readHeading({ cells }: TableRow, given: ImportMap | undefined): Heading {
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
  const width = names.length - [...names].reverse().findIndex((name) => name !== '')
  return { map, width, cellOf: (row, name) => row[indexOf.get(name) ?? -1]?.trim() ?? '' }
}

function addRow(
  drafts: Map<string, SectionDraft>,
  row: TableRow,
  mapped: MappedRow,
  map: ImportMap,
  frame: TimeFrame,
  bad: BadRows,
): void {
  const place = { line: row.line, row: row.row }
  const id = mapped.texts.section_id
  const externalId = id?.text ?? ''
  if (externalId === '') {
    bad.add(place, null, {
      heading: id?.heading ?? 'section_id',
      value: '',
      reason: 'is blank; every row says its section',
    })
    return
  }
  const draft: SectionDraft = drafts.get(externalId) ?? {
    externalId,
    place,
    said: new Map(),
    meetings: [],
    isBad: false,
  }
  drafts.set(externalId, draft)
  const { meetings, faults } = readMeetings(mapped.texts, frame)
  draft.meetings.push(...meetings)
  const allFaults = [...mapped.faults, ...faults]
  for (const { text, heading } of Object.values(mapped.texts)) {
    if (controlCharacter.test(text.replace(/[\r\n\t]/g, '')))
      allFaults.push({ heading, value: text, reason: 'has a control character in it; type it again' })
    if (text.length > textMax)
      allFaults.push({ heading, value: `${text.slice(0, 40)}…`, reason: `is longer than ${textMax} characters` })
  }
  for (const name of saidColumns) {
    const text = mapped.texts[name]
    const before = text && addSaid(draft.said, name, { ...text, place })
    if (!before || map.whenRowsDiffer[name] === 'first') continue
    const reason = `contradicts line ${before.place.line} of the same section, which says ${before.text}`
    allFaults.push({ heading: text.heading, value: text.text, reason })
  }
  for (const fault of allFaults) bad.add(place, externalId, fault)
  if (allFaults.length > 0) draft.isBad = true
}

/** Titles and descriptions repeat from row to row; kept once, a large file fits in memory. */
function keptOnce(texts: Map<string, string>, text: string): string {
  const kept = texts.get(text)
  if (kept !== undefined) return kept
  texts.set(text, text)
  return text
}
