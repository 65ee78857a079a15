import type { Command } from 'commander'
import { givenSection } from '../catalogue/named-section'
import { counted } from '../kit/import-text'
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
  const whom = `${counted(enrolled, 'student')} enrolled, ${counted(waiting, 'student')} on its waitlist`
  if (wasWithdrawn && enrolled + waiting === 0) {
    console.log(`${name} is out of the catalogue already, and nobody is in it.`)
    return
  }
  if (!options.yes) {
    console.log(
      `${name}: ${whom}. Cancelling takes it out of the catalogue, takes every one of its students out of the whole course, other components included, and ends the waiting.`,
    )
    throw new PlainError('Nothing was changed. To do it, add --yes.')
  }
  await cancel(false)
  console.log(`${name} is cancelled: ${whom} until now, nobody any more. Their histories say: ${reason}`)
  console.log('Leave it out of the next catalogue file, too: an import brings back what its file has.')
}
