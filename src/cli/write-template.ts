import { writeFile } from 'node:fs/promises'
import writeXlsxFile from 'write-excel-file/node'
import { templateColumns } from '../cloud/catalogue-import/template-columns'
import { PlainError } from './plain-error'

/** Writes the catalogue template with two sample rows, and returns what each column means. */
export async function writeTemplate(path: string): Promise<string> {
  const heading = templateColumns.map((column) => column.name)
  const rows = [heading, ...[0, 1].map((row) => templateColumns.map((column) => column.samples[row] ?? ''))]
  if (/\.csv$/i.test(path)) {
    // Excel takes a CSV for UTF-8 only when it begins with a byte order mark.
    const text = `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
    await writeFile(path, text, { flag: 'wx' }).catch(refuseExisting(path))
  } else if (/\.xlsx$/i.test(path)) {
    // Text format in every cell: else Excel turns periods 3-4 into the third of April.
    const cells = rows.map((row) => row.map((value) => ({ value, type: String, format: '@' })))
    const workbook = await writeXlsxFile(cells).toBuffer()
    await writeFile(path, workbook, { flag: 'wx' }).catch(refuseExisting(path))
  } else throw new PlainError(`${path}: the template is written as .csv or .xlsx; name the file so.`)
  return columnsText()
}

/** The columns of the template with their meaning, one a line. */
export function columnsText(): string {
  return templateColumns
    .map(({ name, nameZh, isRequired, about }) => {
      const meaning = [isRequired ? 'needed' : '', about].filter((text) => text !== '').join('; ')
      return `  ${name.padEnd(18)} ${nameZh}${meaning === '' ? '' : `: ${meaning}`}`
    })
    .join('\n')
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function refuseExisting(path: string): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    if (cause.code === 'EEXIST') throw new PlainError(`${path} exists already; name another file.`, { cause })
    throw new PlainError(`${path} cannot be written (${cause.code}).`, { cause })
  }
}
