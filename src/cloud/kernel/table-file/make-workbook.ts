import writeXlsxFile from 'write-excel-file/node'

/** A sheet of a workbook, all of it text. */
export interface TextSheet {
  name: string
  heading: readonly string[]
  rows: readonly (readonly (string | null)[])[]
}

/** The bytes of an .xlsx file. Takes the processor for long when there is much: servers leave it to the heavy thread. */
export async function makeWorkbook(sheets: readonly TextSheet[]): Promise<Uint8Array> {
  return writeXlsxFile(
    sheets.map(({ name, heading, rows }) => ({
      sheet: name,
      data: [
        heading.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        // As text, so that no number loses a leading zero and nothing is taken for a formula.
        ...rows.map((row) => row.map((value) => ({ value: value ?? '', type: String, format: '@' }))),
      ],
      columns: heading.map(() => ({ width: 24 })),
    })),
  ).toBuffer()
}
