import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { CatalogueCopy } from '../../cloud/catalogue/catalogue-copy'
import {
  countSectionPeople,
  lockSection,
  type NamedSection,
  readStudentsIn,
  readStudentsWaiting,
  withdrawSection,
} from '../../cloud/catalogue/tables/sections'
import { type Database, inTransaction } from '../../cloud/kernel/database/database'
import type { EnrolmentEngine } from '../../cloud/selection/engine/enrolment-engine'
import type { EnrolmentWish } from '../../cloud/selection/tables/enrolments'
import type { RequestId } from '../../contract/kernel/ids'
import type { StudentId } from '../../contract/people/ids'
import { givenSection } from '../catalogue/named-section'
import { withDatabase } from '../kit/connect'
import { engineHere } from '../kit/engine-here'
import { counted } from '../kit/import-text'
import { PlainError } from '../kit/plain-error'
import { whoIsHere } from '../kit/who-is-here'
import { givenTerm } from '../school/given-term'

interface CancelOptions {
  term?: string
  reason: string
  yes?: boolean
}

/** `section cancel`. */
export function addSectionCancel(section: Command): void {
  section
    .command('cancel <section>')
    .description(
      'take it out of the catalogue and its students out of the course; without --yes only say what that does 取消教学班并退出其学生；不加 --yes 只说明后果',
    )
    .requiredOption('--reason <text>', 'kept in the history of every student 原因，记入每个学生的选课记录')
    .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
    .option('--yes', 'do it 执行')
    .addHelpText('after', '\nInterrupted, it goes on where it was when it is given again. 中断后再执行一次即可继续。')
    .action((named: string, options: CancelOptions) =>
      withDatabase((database) => cancelSection(database, named, options)),
    )
}

async function cancelSection(database: Database, named: string, options: CancelOptions): Promise<void> {
  const term = await givenTerm(database, options.term)
  const section = await givenSection(database, term.id, named, 'take')
  const { enrolled, offered, waiting } = await countSectionPeople(database, section.id)
  const whom = `${counted(enrolled, 'student')} enrolled, ${counted(waiting + offered, 'student')} on its waitlist`
  if (section.isWithdrawn && enrolled + waiting + offered === 0) {
    console.log(`${section.name} is out of the catalogue already, and nobody is in it.`)
    return
  }
  if (!options.yes) {
    console.log(
      `${section.name}: ${whom}. Cancelling takes it out of the catalogue, takes every one of its students out of the whole course, other components included, and ends the waiting.`,
    )
    throw new PlainError('Nothing was changed. To do it, add --yes.')
  }
  await inTransaction(database, async (connection) => {
    await lockSection(connection, section.id)
    await withdrawSection(connection, section.id, new Date())
  })
  await emptySection(database, section, options)
  console.log(
    `${section.name} is cancelled: ${whom} until now, nobody any more. Their histories say: ${options.reason}`,
  )
  console.log('Leave it out of the next catalogue file, too: an import brings back what its file has.')
}

/** Who was quick enough to get in before it was withdrawn is found by the next turn, and so is whoever the engine was too busy for. */
async function emptySection(database: Database, section: NamedSection, options: CancelOptions): Promise<void> {
  const engine = engineHere(database, new CatalogueCopy())
  const { courseId } = section
  const remove: EnrolmentWish = {
    kind: 'remove',
    courseId,
    reason: 'section_cancelled',
    note: options.reason,
    by: whoIsHere(),
  }
  const turns = [
    { peopleOf: readStudentsWaiting, wish: { kind: 'leave', courseId } as EnrolmentWish },
    { peopleOf: readStudentsIn, wish: remove },
  ]
  for (const { peopleOf, wish } of turns) {
    let before = Number.POSITIVE_INFINITY
    for (;;) {
      const students = await peopleOf(database, section.id)
      if (students.length === 0) break
      if (students.length >= before)
        throw new Error(`${students.length} students could not be taken out of ${section.name}`)
      before = students.length
      await wishForAll(engine, students, wish)
    }
  }
}

async function wishForAll(engine: EnrolmentEngine, students: readonly StudentId[], wish: EnrolmentWish): Promise<void> {
  await Promise.all(
    students.map((studentId) => engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'staff', wish })),
  )
}
