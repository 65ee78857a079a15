import type { Command } from 'commander'
import type { Queryable } from '../../cloud/kernel/database/database'
import { readOpenHolds } from '../../cloud/people/tables/holds'
import { withDatabase } from '../kit/connect'
import { type GivenFileOptions, withFileOptions } from '../kit/file-options'
import { counted } from '../kit/import-text'
import { joined, say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { givenStudent, ifLeft } from './given-student'
import { addHoldsOfFile } from './hold-file'
import { type HoldReason, reasonOf, reasonsInHelp, reasonsText } from './hold-reasons'

interface AddOptions extends GivenFileOptions {
  reason?: string
  note?: string
  file?: string
  yes?: boolean
  skipBad?: boolean
}

/** `hold add`, `hold release`, `hold list`. */
export function addHoldCommands(program: Command): void {
  const hold = program
    .command('hold')
    .description('what keeps a student from choosing (限制); nobody loses a place by it 选课限制，已选的课不受影响')
  withFileOptions(hold.command('add [student]'))
    .description(
      'place a hold on a student, named by their number, or on all students of a file 给一个学生（写学号）或文件里的学生加限制',
    )
    .option('--reason <reason>', `why: ${reasonsInHelp} 原因`)
    .option('--note <text>', 'shown to the student, as in "图书馆借书未还" 给学生看的说明')
    .option(
      '--file <file>',
      'CSV or XLSX with the columns student_number (学号), reason (原因), note (备注) 含这些列的文件',
    )
    .option('--yes', 'with a file: place them; without it only say how many 用文件时：写入；不加只说明人数')
    .option('--skip-bad', 'with a file: leave out the bad rows 用文件时：略过有错的行')
    .action((student: string | undefined, options: AddOptions) =>
      withOffice((office) => addHold(office, student, options)),
    )
  hold
    .command('release <student>')
    .description('release the holds on a student 解除一个学生的限制')
    .option('--reason <reason>', `only those of a reason: ${reasonsInHelp} 只解除这个原因的`)
    .action((student: string, options: { reason?: string }) =>
      withOffice((office) => releaseHold(office, student, options)),
    )
  hold
    .command('list [student]')
    .description('show the holds that nobody has released, of a student or of all 列出未解除的限制，一个学生或全部')
    .action((student: string | undefined) => withDatabase((database) => listHolds(database, student)))
}

async function addHold(office: Office, number: string | undefined, options: AddOptions): Promise<void> {
  if (options.file !== undefined) {
    if (number !== undefined)
      throw new PlainError(say('学号和 --file 只能写一个。', 'Name a student or a --file, not both.'))
    return addHoldsOfFile(office.database, options.file, options)
  }
  if (number === undefined)
    throw new PlainError(
      say('请写一个学号，或用 --file 给出名单。', 'Name a student by their number, or a --file of many.'),
    )
  if (options.reason === undefined)
    throw new PlainError(say(`请写 --reason：${reasonsText()}。`, `Give a --reason: ${reasonsText()}.`))
  const reason = givenReason(options.reason)
  const student = await givenStudent(office.database, number)
  const hold = { studentId: student.id, reason, note: options.note?.trim() || null }
  const { isNew } = outcomeOf(await office.act('placeHold', hold), ifLeft(student))
  const who = `${student.number} ${student.name}`
  if (!isNew)
    console.log(
      say(`${who} 已有这个原因的限制，保持不变。`, `${who} has a hold of this reason already; it stays as it is.`),
    )
  else
    console.log(
      say(
        `${who} 从现在起不能选课或候补，已选的课不变。解除：npm run campus -- hold release ${student.number}`,
        `${who} can neither choose nor wait from now on, and keeps what they have. To lift it: npm run campus -- hold release ${student.number}`,
      ),
    )
}

async function releaseHold(office: Office, number: string, options: { reason?: string }): Promise<void> {
  const reason = options.reason === undefined ? null : givenReason(options.reason)
  const student = await givenStudent(office.database, number)
  const reply = await office.act('releaseHolds', { studentId: student.id, reason })
  const { released, left } = outcomeOf(reply, ifLeft(student))
  const who = `${student.number} ${student.name}`
  if (released === 0)
    throw new PlainError(
      say(`${who} 没有${reason ? '这个原因的' : ''}限制。`, `${who} has no hold${reason ? ' of this reason' : ''}.`),
    )
  const others = joined(left.map((one) => one.reason))
  const still =
    left.length > 0
      ? say(`，还有 ${left.length} 项：${others}`, `; ${counted(left.length, 'hold')} left: ${others}`)
      : ''
  console.log(
    say(`${who}：已解除 ${released} 项限制${still}。`, `${who}: ${counted(released, 'hold')} released${still}.`),
  )
}

async function listHolds(database: Queryable, number: string | undefined): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const student = number === undefined ? null : await givenStudent(database, number)
  const holds = await readOpenHolds(database, student?.id ?? null)
  for (const { studentNumber, studentName, reason, note, placedAt } of holds)
    console.log(
      [studentNumber, studentName, reason, sinceText(localTime(placedAt.toISOString(), timeZone)), note ?? '']
        .join('  ')
        .trimEnd(),
    )
  if (holds.length === 0) console.log(say('没有限制。', 'There is no hold.'))
}

const sinceText = (time: string) => say(`自 ${time}`, `since ${time}`)

function givenReason(text: string): HoldReason {
  const reason = reasonOf(text)
  if (!reason)
    throw new PlainError(say(`--reason ${text}：请写 ${reasonsText()}。`, `--reason ${text}: give ${reasonsText()}.`))
  return reason
}
