import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { makeWorkbook } from '../../cloud/kernel/table-file/make-workbook'
import type { ExportLanguage } from '../../cloud/selection/exports/export-columns'
import { type ExportFormat, exportBytes, readExport } from '../../cloud/selection/exports/export-table'
import type { ExportedTable } from '../../contract/selection/exports'
import { givenSection } from '../catalogue/named-section'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { givenTerm } from '../school/given-term'

interface ExportOptions {
  term?: string
  section?: string
  out: string
  language: ExportLanguage
}

const descriptions: Readonly<Record<ExportedTable, readonly [string, string]>> = {
  enrolments: ['enrolments', 'every place that is taken, by student 选课名单'],
  class_lists: ['class-lists', 'who is in each section 教学班名单'],
  fill: ['fill', 'seats, places taken and queues of each section 选课人数'],
}

/** `export enrolments`, `export class-lists`, `export fill`. */
export function addExportCommands(program: Command): void {
  const group = program.command('export').description('take a table away as a workbook or CSV 导出表格 (XLSX 或 CSV)')
  for (const [table, [name, description]] of Object.entries(descriptions) as [ExportedTable, [string, string]][])
    group
      .command(name)
      .description(description)
      .requiredOption('--out <file>', 'a new file, .xlsx or .csv 写到这个新文件')
      .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
      .option('--section <section>', 'only this section, as in "CS 2103 01" 只导出这个教学班')
      .addOption(
        new Option('--language <language>', 'of the headings 表头语言').choices(['zh-CN', 'en']).default('zh-CN'),
      )
      .action((options: ExportOptions) => withDatabase((database) => exportOne(database, table, options)))
}

async function exportOne(database: Database, table: ExportedTable, options: ExportOptions): Promise<void> {
  const format = formatOf(options.out)
  const term = await givenTerm(database, options.term)
  const section = options.section === undefined ? null : await givenSection(database, term.id, options.section, 'take')
  const wanted = { table, termId: term.id, sectionId: section?.id ?? null, language: options.language }
  const sheet = await readExport(database, wanted, new Date())
  await writeNew(options.out, await exportBytes(sheet, format, makeWorkbook))
  console.log(
    say(
      `${options.out} 已写好：${term.name}，${sheet.rows.length} 行。`,
      `${options.out} written: ${counted(sheet.rows.length, 'row')} of ${term.name}.`,
    ),
  )
}

function formatOf(path: string): ExportFormat {
  const format = extname(path).slice(1).toLowerCase()
  if (format === 'xlsx' || format === 'csv') return format
  throw new PlainError(
    say(`--out ${path}：文件名要以 .xlsx 或 .csv 结尾。`, `--out ${path}: give a file that ends in .xlsx or .csv.`),
  )
}

/** For its owner alone: names and numbers of students are in it. A file that is there stays as it is. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    const why =
      code === 'EEXIST'
        ? say('已经有了，保持原样', 'exists already and is left as it is')
        : say(`写不了（${code}）`, `cannot be written (${code})`)
    throw new PlainError(say(`${path} ${why}。请换一个文件名。`, `${path} ${why}. Name another file.`), { cause })
  }
}
