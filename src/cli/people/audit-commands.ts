import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { csvText } from '../../cloud/kernel/table-file/csv-text'
import { type AuditEntryRow, readAuditEntries } from '../../cloud/people/tables/audit-entries'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { keepNewFile } from '../kit/new-file'
import { instantOf, localTime, wholeNumber } from '../kit/option-values'
import { aligned } from '../kit/text-table'
import { timeZoneOf } from '../school/given-term'
import { deedText, givenText } from './audit-words'
import { givenStudent } from './given-student'

interface ListOptions {
  student?: string
  since?: string
  out?: string
  last: string
}

const entriesMax = 1_000_000

/** `audit list`. */
export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('what staff did, on the phone and at the command line; the log only grows 教职工的操作记录，只增不改')
    .command('list')
    .description('show the log, newest first 列出操作记录，新的在前')
    .option('--student <number>', 'only what concerns this student 只看与这个学生有关的')
    .option('--since <time>', 'as in "2026-11-22 09:00" 时间')
    .option(
      '--last <number>',
      'how many entries; with --out all of them unless given 条数，配合 --out 时默认全部',
      '50',
    )
    .option('--out <file>', 'write a CSV instead 写成 CSV 文件')
    .action((options: ListOptions, command: Command) =>
      withDatabase((database) => list(database, options, command.getOptionValueSource('last') === 'default')),
    )
}

async function list(database: Database, options: ListOptions, isLastDefault: boolean): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const last = wholeNumber('--last', options.last, 1, entriesMax)
  const student = options.student === undefined ? null : await givenStudent(database, options.student)
  const since = options.since === undefined ? null : new Date(instantOf('--since', options.since, timeZone))
  const limit = options.out !== undefined && isLastDefault ? entriesMax : last
  const entries = await readAuditEntries(database, { studentId: student?.id ?? null, since, limit })
  if (options.out !== undefined) {
    const heading = ['time', 'who', 'action', 'outcome', 'student_number', 'given']
    const rows = entries.map((entry) => cellsOf(entry, timeZone))
    await keepNewFile(options.out, csvText([heading, ...rows]), { isSecret: true })
    console.log(
      say(
        `${options.out} 已写好，共 ${entries.length} 条。`,
        `${options.out} written: ${counted(entries.length, 'entry', 'entries')}.`,
      ),
    )
    return
  }
  if (entries.length === 0) console.log(say('没有这样的记录。', 'Nothing is in the log of this.'))
  else
    for (const line of aligned([shownHeading(), ...entries.map((one) => shownCells(one, timeZone))])) console.log(line)
}

const shownHeading = () => say('时间 操作人 操作 学生 参数', 'time who what student with').split(' ')

/** As people read it; the file keeps the names that programs look for. */
function shownCells({ at, actor, action, outcome, studentNumber, facts }: AuditEntryRow, timeZone: string): string[] {
  const time = localTime(at.toISOString(), timeZone)
  return [time, actor, deedText(action, outcome), studentNumber ?? '', givenText(facts)]
}

function cellsOf({ at, actor, action, outcome, studentNumber, facts }: AuditEntryRow, timeZone: string): string[] {
  const given = Object.entries(facts).map(([word, value]) => `${word}: ${textOf(value)}`)
  return [localTime(at.toISOString(), timeZone), actor, action, outcome, studentNumber ?? '', given.join(', ')]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
