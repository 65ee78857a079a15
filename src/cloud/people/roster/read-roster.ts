import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { MappedText } from '../../kernel/table-file/map-source'
import { type CellFault, headingOf, headingsIn, type Source, sourceText } from '../../kernel/table-file/map-source'
import { openTable } from '../../kernel/table-file/open-table'
import { findColumns, type Heading, isHeadingOf, widthFault } from '../../kernel/table-file/read-heading'
import { TableFileError } from '../../kernel/table-file/table-file-error'
import type { TableFileOptions, TableNote, TableRow } from '../../kernel/table-file/table-row'
import { GatheredPeople } from './gather-people'
import { RosterCells, readPerson } from './read-person'
import type { RosterReading } from './roster'
import { isHiddenIfBad, type RosterColumn } from './roster-columns'
import { RosterDepartments } from './roster-departments'
import { type RosterMap, rosterTemplate } from './roster-map'
import { hidden } from './roster-values'

export interface RosterOptions extends TableFileOptions {
  /** Absent for a file in our own template. */
  readonly map?: RosterMap
  /** Those there are. */
  readonly departments: readonly CatalogueDepartment[]
  /** ISO day. */
  readonly today: string
}

/** Reads a roster with every bad row. Throws a {@link TableFileError} for a file that is none. */
export async function readRoster(path: string, options: RosterOptions): Promise<RosterReading> {
  const people = new GatheredPeople()
  const departments = new RosterDepartments(options.departments)
  const table = await openTable(path, options, (cells) => isHeadingOf(cells, options.map, rosterTemplate))
  const heading = headingIn(table.heading, options.map)
  const { line, row } = table.heading
  const notes: TableNote[] = heading.unknown.map((name) => {
    return { line, row, text: `has a column ${name}, which the template does not have; it is left out` }
  })
  let rowCount = 0
  for await (const each of table.rows) {
    rowCount += 1
    const told = takeRow(people, heading, each, { departments, today: options.today })
    notes.push(...told.map((text) => ({ line: each.line, row: each.row, text })))
  }
  if (rowCount === 0) throw new TableFileError('The file has a heading but no rows.')
  const { students, staff, badRows, repeatedCount } = people
  const namesGuardians = Object.keys(heading.map.columns).some((name) => name.startsWith('guardian'))
  return {
    rowCount,
    repeatedCount,
    students,
    staff,
    departments: departments.added,
    badRows,
    notes: [...table.notes, ...notes],
    namesGuardians,
  }
}

function headingIn(row: TableRow, map: RosterMap | undefined): Heading<RosterMap> {
  const heading = findColumns(row, map, rosterTemplate)
  const { student_number, staff_number } = heading.map.columns
  if (student_number || staff_number) return heading
  throw new TableFileError(
    'The file has neither a column student_number (学号) nor staff_number (工号). Write the template with: template roster FILE.csv, or give --map.',
  )
}

type Frame = Parameters<typeof readPerson>[2]

function takeRow(people: GatheredPeople, heading: Heading<RosterMap>, row: TableRow, frame: Frame): readonly string[] {
  const misplaced = widthFault(heading, row.cells)
  const place = { line: row.line, row: row.row }
  if (misplaced) {
    people.addFault(place, misplaced)
    return []
  }
  const cells = mappedCells(heading, row)
  people.add(readPerson(cells, place, frame), cells, place)
  return cells.notes
}

function mappedCells({ map, cellOf, damageIn }: Heading<RosterMap>, row: TableRow): RosterCells {
  const texts: Partial<Record<RosterColumn, MappedText>> = {}
  const columns = Object.entries(map.columns) as [RosterColumn, Source][]
  const secret = new Set(columns.flatMap(([name, source]) => (isHiddenIfBad(name) ? headingsIn([source]) : [])))
  const shown = (fault: CellFault) => (secret.has(fault.heading) ? { ...fault, value: hidden(fault.value) } : fault)
  const faults = damageIn(row).map(shown)
  for (const [name, source] of columns) {
    const result = sourceText(source, (heading) => cellOf(row.cells, heading))
    texts[name] = { text: typeof result === 'string' ? result : '', heading: headingOf(source) ?? name }
    if (typeof result !== 'string')
      faults.push(isHiddenIfBad(name) ? { ...result, value: hidden(result.value) } : result)
  }
  return new RosterCells(texts, faults)
}
