import writeXlsxFile from 'write-excel-file/node'
import type { AccountCall, Handler } from '../call-context'
import { readMyData } from '../tables/my-data'

/**
 * Everything kept about the caller as a workbook, a sheet a kind of thing, with headings in both languages. What is
 * sealed is opened: it is theirs.
 */
export const exportMyData: Handler<'exportMyData', AccountCall> = async (
  _request,
  { accountId, student, services, now },
) => {
  const sheets = await readMyData(services.database, services.vault, accountId, student?.id ?? null)
  const workbook = await writeXlsxFile(
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
  const day = now.toISOString().slice(0, 10)
  return { ok: true, value: { fileName: `my-data-${day}.xlsx`, base64: workbook.toString('base64') } }
}
