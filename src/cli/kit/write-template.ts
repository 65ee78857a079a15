import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import writeXlsxFile from 'write-excel-file/node'
import { templateColumns } from '../../cloud/catalogue/import/template-columns'
import { csvText } from '../../cloud/kernel/table-file/csv-text'
import { rosterColumns } from '../../cloud/people/roster/roster-columns'
import { say } from './language'
import { PlainError } from './plain-error'

/** `template catalogue`, `template roster`. */
export function addTemplateCommands(program: Command): void {
  const template = program.command('template').description('write empty templates to fill in 生成待填写的空模板')
  template
    .command('catalogue <file>')
    .description('write the catalogue template, .csv or .xlsx, with two sample rows 生成课程模板，含两行示例')
    .action(async (file: string) => {
      await writeTemplate(file, templateColumns)
      console.log(`${say(`${file} 已写好，各列是：`, `${file} written. Its columns:`)}\n${columnsText()}`)
    })
  template
    .command('roster <file>')
    .description(
      'write the roster template, .csv or .xlsx, with three sample rows of invented people 生成名册模板，含三行虚构示例',
    )
    .action(async (file: string) => {
      await writeTemplate(file, rosterColumns)
      console.log(`${say(`${file} 已写好，各列是：`, `${file} written. Its columns:`)}\n${rosterColumnsText()}`)
    })
}

/** Writes a template with its sample rows, the catalogue's unless others are given; never over a file there is. */
export async function writeTemplate(
  path: string,
  columns: readonly { readonly name: string; readonly samples: readonly string[] }[] = templateColumns,
): Promise<void> {
  const sampleRows = (columns[0]?.samples ?? []).map((_, row) => columns.map(({ samples }) => samples[row] ?? ''))
  const rows = [columns.map(({ name }) => name), ...sampleRows]
  if (/\.csv$/i.test(path)) {
    await writeFile(path, csvText(rows), { flag: 'wx' }).catch(refuseExisting(path))
  } else if (/\.xlsx$/i.test(path)) {
    // Text format in every cell: else Excel turns periods 3-4 into the third of April.
    const cells = rows.map((row) => row.map((value) => ({ value, type: String, format: '@' })))
    const workbook = await writeXlsxFile(cells).toBuffer()
    await writeFile(path, workbook, { flag: 'wx' }).catch(refuseExisting(path))
  } else
    throw new PlainError(
      say(
        `${path}：模板只能写成 .csv 或 .xlsx，请改文件名。`,
        `${path}: the template is written as .csv or .xlsx; name the file so.`,
      ),
    )
}

/** The columns of the catalogue with their meaning, one a line. */
export function columnsText(): string {
  return templateColumns
    .map(({ name, nameZh, isRequired, about }) => {
      const meaning = [isRequired ? 'needed' : '', about].filter((text) => text !== '').join('; ')
      return `  ${name.padEnd(18)} ${nameZh}${meaning === '' ? '' : `: ${meaning}`}`
    })
    .join('\n')
}

/** The columns of the roster with their meaning, one a line. */
export function rosterColumnsText(): string {
  return rosterColumns
    .map(({ name, namesZh, about }) => `  ${name.padEnd(18)} ${namesZh.join(' / ')}${about === '' ? '' : `: ${about}`}`)
    .join('\n')
}

function refuseExisting(path: string): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    if (cause.code === 'EEXIST')
      throw new PlainError(say(`${path} 已经有了，请换一个文件名。`, `${path} exists already; name another file.`), {
        cause,
      })
    throw new PlainError(say(`${path} 写不了（${cause.code}）。`, `${path} cannot be written (${cause.code}).`), {
      cause,
    })
  }
}
