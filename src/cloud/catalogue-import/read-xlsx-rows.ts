import { readSheet } from 'read-excel-file/node'
import { CatalogueFileError } from './catalogue-file-error'

/** Excel keeps a time of day as a moment of this day or the one before. */
const timeOfDayYears = new Set([1899, 1900, 1904])

/** The rows of a workbook's first sheet, blank ones left out, each cell as the text the registrar typed. */
export async function* readXlsxRows(path: string): AsyncGenerator<{ line: number; row: number; cells: string[] }> {
  const rows = await readSheet(path).catch((cause: unknown) => {
    throw new CatalogueFileError('The workbook is broken and cannot be read. Save it again as .xlsx or as CSV.', {
      cause,
    })
  })
  for (const [index, row] of rows.entries()) {
    const cells = row.map(cellText)
    if (cells.some((cell) => cell.trim() !== '')) yield { line: index + 1, row: index + 1, cells }
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const text = cell.toISOString()
  return timeOfDayYears.has(cell.getUTCFullYear()) ? text.slice(11, 16) : text.slice(0, 10)
}
