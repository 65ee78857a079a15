import type { Command } from 'commander'
import { givenSection } from '../catalogue/named-section'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { PlainError } from '../kit/plain-error'
import { givenTerm } from '../school/given-term'
import { whySectionStays } from './section-refusals'

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
    .action((named: string, options: CancelOptions) => withOffice((office) => cancelSection(office, named, options)))
}

async function cancelSection(office: Office, named: string, options: CancelOptions): Promise<void> {
  const term = await givenTerm(office.database, options.term)
  const { id: sectionId, name } = await givenSection(office.database, term.id, named, 'take')
  const { reason } = options
  const cancel = async (isDryRun: boolean) =>
    outcomeOf(await office.act('cancelSection', { sectionId, reason, isDryRun }), whySectionStays(name))
  const { enrolled, waiting, wasWithdrawn } = await cancel(true)
  const whom = say(
    `已选 ${enrolled} 人，候补 ${waiting} 人`,
    `${counted(enrolled, 'student')} enrolled, ${counted(waiting, 'student')} on its waitlist`,
  )
  if (wasWithdrawn && enrolled + waiting === 0) {
    console.log(
      say(`${name} 早已不在课表里，也没有人。`, `${name} is out of the catalogue already, and nobody is in it.`),
    )
    return
  }
  if (!options.yes) {
    console.log(
      say(
        `${name}：${whom}。取消会把它从课表撤下，它的学生退出整门课（包括其他环节），候补也结束。`,
        `${name}: ${whom}. Cancelling takes it out of the catalogue, takes every one of its students out of the whole course, other components included, and ends the waiting.`,
      ),
    )
    throw new PlainError(say('没有改动。要执行请加 --yes。', 'Nothing was changed. To do it, add --yes.'))
  }
  await cancel(false)
  console.log(
    say(
      `${name} 已取消：之前${whom}，现在没有人了。选课记录里写着：${reason}`,
      `${name} is cancelled: ${whom} until now, nobody any more. Their histories say: ${reason}`,
    ),
  )
  console.log(
    say(
      '下次的课表文件也不要再写它：导入会恢复文件里有的。',
      'Leave it out of the next catalogue file, too: an import brings back what its file has.',
    ),
  )
}
