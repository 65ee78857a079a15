import type { CatalogueDepartment } from '../../rules/catalogue-changes'
import { CatalogueFileError } from '../catalogue-import/catalogue-file-error'
import type { MappedText } from '../catalogue-import/map-row'
import { headingOf, type Source, sourceText } from '../catalogue-import/map-source'
import { findColumns, type Heading, widthFault } from '../catalogue-import/read-heading'
import { type ReadingProgress, readTable, type TableRow } from '../catalogue-import/read-table'
import { GatheredPeople } from './gather-people'
import { RosterCells, readPerson } from './read-person'
import type { RosterReading } from './roster'
import { isPersonal, type RosterColumn } from './roster-columns'
import { RosterDepartments } from './roster-departments'
import { type RosterMap, rosterTemplate } from './roster-map'
import { hidden } from './roster-values'

export interface RosterOptions {
  /** Absent for a file in our own template. */
  readonly map?: RosterMap
  /** Those there are. */
  readonly departments: readonly CatalogueDepartment[]
  /** ISO day. */
  readonly today: string
  readonly onProgress?: (progress: ReadingProgress) => void
}

/** Reads a roster with every bad row. Throws a {@link CatalogueFileError} for a file that is none. */
export async function readRoster(path: string, options: RosterOptions): Promise<RosterReading> {
  const people = new GatheredPeople()
  const departments = new RosterDepartments(options.departments)
  let heading: Heading<RosterMap> | undefined
  let rowCount = 0
  const notes: RosterReading['notes'][number][] = []
  for await (const row of readTable(path, options.onProgress)) {
    if (heading) {
      rowCount += 1
      takeRow(people, heading, row, { departments, today: options.today })
      continue
    }
    heading = headingIn(row, options.map)
    for (const name of heading.unknown)
      notes.push({
        line: row.line,
        row: row.row,
        text: `has a column ${name}, which the template does not have; it is left out`,
      })
  }
  if (!heading) throw new CatalogueFileError('The file is empty.')
  if (rowCount === 0) throw new CatalogueFileError('The file has a heading but no rows.')
  const { students, staff, badRows, repeatedCount } = people
  const namesGuardians = Object.keys(heading.map.columns).some((name) => name.startsWith('guardian'))
  return { rowCount, repeatedCount, students, staff, departments: departments.added, badRows, notes, namesGuardians }
}

function headingIn(row: TableRow, map: RosterMap | undefined): Heading<RosterMap> {
  const heading = findColumns(row, map, rosterTemplate)
  const { student_number, staff_number } = heading.map.columns
  if (student_number || staff_number) return heading
  throw new CatalogueFileError(
    'The file has neither a column student_number (学号) nor staff_number (工号). Write the template with: template roster FILE.csv, or give --map.',
  )
}

type Frame = Parameters<typeof readPerson>[2]

function takeRow(people: GatheredPeople, heading: Heading<RosterMap>, row: TableRow, frame: Frame): void {
  const misplaced = widthFault(heading, row.cells)
  const place = { line: row.line, row: row.row }
  if (misplaced) {
    people.addFault(place, misplaced)
    return
  }
  const cells = mappedCells(heading, row)
  people.add(readPerson(cells, place, frame), cells, place)
}

function mappedCells({ map, cellOf }: Heading<RosterMap>, row: TableRow): RosterCells {
  const texts: Partial<Record<RosterColumn, MappedText>> = {}
  const faults: { heading: string; value: string; reason: string }[] = []
  for (const [name, source] of Object.entries(map.columns) as [RosterColumn, Source][]) {
    const result = sourceText(source, (heading) => cellOf(row.cells, heading))
    if (typeof result === 'string') texts[name] = { text: result, heading: headingOf(source) ?? name }
    else faults.push(isPersonal(name) ? { ...result, value: hidden(result.value) } : result)
  }
  const cells = new RosterCells(texts)
  cells.faults.push(...faults)
  return cells
}
