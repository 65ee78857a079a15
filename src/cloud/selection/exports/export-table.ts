import type { SectionId } from '../../../contract/catalogue/ids'
import type { TermId } from '../../../contract/school/ids'
import type { ExportedTable } from '../../../contract/selection/exports'
import type { Queryable } from '../../kernel/database/database'
import { csvText } from '../../kernel/table-file/csv-text'
import type { TextSheet } from '../../kernel/table-file/make-workbook'
import { readInstitution } from '../../school/tables/institution'
import { readPlaces } from '../tables/class-lists'
import { readSectionFill } from '../tables/section-fill'
import { type ExportLanguage, exportColumns, exportNames, type Show, sheetOf } from './export-columns'

export type ExportFormat = 'xlsx' | 'csv'

/** Which table, of which term, or only of one section of it. */
export interface WantedTable {
  table: ExportedTable
  termId: TermId
  sectionId: SectionId | null
  language: ExportLanguage
}

/** A table as it is now, all as text. */
export async function readExport(database: Queryable, wanted: WantedTable, now: Date): Promise<TextSheet> {
  const { table, termId, sectionId, language } = wanted
  const timeZone = (await readInstitution(database))?.timeZone ?? 'Asia/Shanghai'
  const show: Show = { termId, language, time: (instant) => timeAt(instant, timeZone) }
  switch (table) {
    case 'enrolments':
      return sheetOf(table, exportColumns[table], await readPlaces(database, termId, sectionId, 'student'), show)
    case 'class_lists':
      return sheetOf(table, exportColumns[table], await readPlaces(database, termId, sectionId, 'section'), show)
    case 'fill': {
      const sections = await readSectionFill(database, termId, now)
      const wantedOnes = sections.filter(({ id }) => sectionId === null || id === sectionId)
      return sheetOf(table, exportColumns[table], wantedOnes, show)
    }
    default:
      return table satisfies never
  }
}

/** As in `2026-11-22 09:00`, by the school's clock. */
function timeAt(instant: Date, timeZone: string): string {
  // Swedish writes days and clocks as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant)
}

/** A table as the bytes of a file; a workbook is made by `makeWorkbook`, wherever that runs. */
export async function exportBytes(
  sheet: TextSheet,
  format: ExportFormat,
  makeWorkbook: (sheets: readonly TextSheet[]) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (format === 'xlsx') return makeWorkbook([sheet])
  return Buffer.from(csvText([sheet.heading, ...sheet.rows.map((row) => row.map((cell) => cell ?? ''))]))
}

/** As in `class-lists-2026-autumn-2026-11-22.xlsx`; the day is the school's. What no file name may have is left out. */
export function exportFileName(
  { table, termId }: WantedTable,
  what: string,
  day: string,
  format: ExportFormat,
): string {
  const parts = [exportNames[table].file, termId, what, day].filter((part) => part !== '')
  return `${parts.join('-').replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${format}`
}
