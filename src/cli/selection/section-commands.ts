import type { Command } from 'commander'
import { givenSection } from '../catalogue/named-section'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { capacityValue, instantOf, localTime, wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { type AudienceOptions, audienceText, collected, givenAudience, readDepartmentCodes } from './audience'
import { addSectionCancel } from './cancel-section'
import { addSectionList } from './section-list'
import { whySectionStays } from './section-refusals'
import { addSectionShow } from './section-show'

interface TermOption {
  term?: string
}

interface QuotaOptions extends TermOption, AudienceOptions {
  seats?: string
  until?: string
  none?: boolean
}

const termOption = ['--term <id>', 'the term; the current one unless given 学期，默认当前学期'] as const

/** `section list`, `section show`, `section capacity`, `section cancel`, `section quota`, `section allow-clash`. */
export function addSectionCommands(program: Command): void {
  const section = program
    .command('section')
    .description(
      'sections (教学班); one is named by the registrar’s key or as in "CS 2103 01", in quotation marks 管理教学班，写教务编号或带引号的 "CS 2103 01"',
    )
  addSectionList(section)
  addSectionShow(section)
  section
    .command('capacity <section> <seats>')
    .description(
      'set how many seats it has, or unlimited; seats added go to whoever waits, at once; file leaves them to the next import 设置容量，unlimited 为不限；新增名额立即递补；file 表示由下次导入决定',
    )
    .option(...termOption)
    .action((named: string, seats: string, options: TermOption) =>
      withOffice((office) => changeCapacity(office, named, seats, options)),
    )
  section
    .command('quota <section>')
    .description(
      'keep seats for an audience until a time, beside those kept already 为部分学生保留名额到某时，已保留的不变',
    )
    .option('--seats <number>', 'how many 个数')
    .option('--cohort <years...>', 'for students who entered in these years 给这些入学年份的学生')
    .option('--department <code>', 'for students of this department; repeatable 给这个院系的学生，可重复', collected)
    .option(
      '--until <time>',
      'then they are open to everybody, as in "2026-11-22 09:00"; to the end unless given 到时向所有人开放，默认一直保留',
    )
    .option('--none', 'keep no seats any more 不再保留名额')
    .option(...termOption)
    .action((named: string, options: QuotaOptions) => withOffice((office) => changeQuotas(office, named, options)))
  section
    .command('allow-clash <section> <other>')
    .description(
      'let students take both although their times or examinations meet 允许两个教学班同选，尽管上课或考试时间冲突',
    )
    .option('--remove', 'do not let them any more 不再允许')
    .option(...termOption)
    .action((named: string, other: string, options: TermOption & { remove?: boolean }) =>
      withOffice((office) => changeClash(office, [named, other], options)),
    )
  addSectionCancel(section)
}

async function changeCapacity(
  office: Office,
  named: string,
  seats: string,
  { term: given }: TermOption,
): Promise<void> {
  const term = await givenTerm(office.database, given)
  const { id: sectionId, name } = await givenSection(office.database, term.id, named)
  if (seats === 'file') {
    const { wereByHand } = outcomeOf(await office.act('leaveSeatsToFile', { sectionId }), whySectionStays(name))
    console.log(
      wereByHand
        ? say(`${name}：下次导入时决定名额。`, `${name}: the next import sets its seats.`)
        : say(`${name}：名额本来就由文件决定。`, `${name}: its seats are the file’s already.`),
    )
    return
  }
  const capacity = capacityValue('seats', seats)
  const reply = await office.act('setSectionSeats', { sectionId, seats: capacity })
  const { before, after, kept } = outcomeOf(reply, whySectionStays(name, capacity ?? 0))
  const change = `${seatsText(before.capacity)} → ${seatsText(capacity)}`
  console.log(
    say(
      `${name}：${change}；现有 ${after.enrolled} 名学生。`,
      `${name}: ${change}; ${counted(after.enrolled, 'student')} in it.`,
    ),
  )
  const handedOn = before.waiting - after.waiting
  if (handedOn > 0)
    console.log(
      say(
        `候补的 ${handedOn} 名学生得到了名额或递补。`,
        `${counted(handedOn, 'student')} of the waitlist got a seat or an offer.`,
      ),
    )
  if (after.waiting > 0)
    console.log(say(`还有 ${after.waiting} 名学生候补。`, `${counted(after.waiting, 'student')} still waiting.`))
  if (capacity !== null && kept > capacity)
    console.log(
      say(
        `注意：为部分学生保留了 ${kept} 个名额，比它有的还多。`,
        `Careful: ${kept} of its seats are kept by quotas, more than it has.`,
      ),
    )
  console.log(
    say(
      `已手工设置，导入不再改动，直到：section capacity "${name}" file`,
      `Set by hand: imports leave it alone, until: section capacity "${name}" file`,
    ),
  )
}

function seatsText(capacity: number | null): string {
  return capacity === null ? say('不限', 'unlimited') : say(`${capacity} 个名额`, counted(capacity, 'seat'))
}

async function changeQuotas(office: Office, named: string, options: QuotaOptions): Promise<void> {
  const { database } = office
  const timeZone = await timeZoneOf(database)
  const term = await givenTerm(database, options.term)
  const { id: sectionId, name } = await givenSection(database, term.id, named)
  if (options.none) {
    const { wereKept } = outcomeOf(await office.act('keepSeatsForNobody', { sectionId }), whySectionStays(name))
    console.log(
      wereKept
        ? say(`${name}：所有名额现在向所有人开放。`, `${name}: all its seats are open to everybody now.`)
        : say(`${name} 没有保留名额。`, `${name} keeps no seats for anybody.`),
    )
    return
  }
  if (options.seats === undefined)
    throw new PlainError(
      say(
        '请写要保留几个 --seats，或 --none 不再保留。',
        'Say how many --seats to keep, or --none to keep none any more.',
      ),
    )
  const seats = wholeNumber('--seats', options.seats, 1, 100_000)
  const audience = await givenAudience(database, options)
  if (audience.cohorts.length + audience.departmentIds.length === 0)
    throw new PlainError(
      say(
        '请写为谁保留：--cohort、--department 或两者。',
        'Say for whom the seats are kept: --cohort, --department or both.',
      ),
    )
  const releasesAt = options.until === undefined ? null : instantOf('--until', options.until, timeZone)
  if (releasesAt !== null && releasesAt <= new Date().toISOString())
    throw new PlainError(
      say(
        `--until ${options.until} 已经过去：名额会马上向所有人开放。`,
        `--until ${options.until} is past: the seats would be open to everybody at once.`,
      ),
    )
  const asked = { sectionId, seats, cohorts: [...audience.cohorts], departmentIds: [...audience.departmentIds] }
  const reply = await office.act('keepSeatsForSome', { ...asked, releasesAt })
  const { free } = outcomeOf(reply, whySectionStays(name, seats))
  const whom = audienceText(audience, await readDepartmentCodes(database))
  const shown = releasesAt === null ? null : localTime(releasesAt, timeZone)
  const until = shown === null ? say('一直', 'to the end') : say(`到 ${shown}`, `until ${shown}`)
  console.log(
    say(
      `${name}：为${whom}保留 ${seats} 个名额，${until}。`,
      `${name}: ${counted(seats, 'seat')} kept for ${whom} ${until}.`,
    ),
  )
  if (free < seats)
    console.log(
      say(
        `注意：现在只空着 ${free} 个；其余已有人选，不会退出。`,
        `Careful: only ${counted(free, 'seat')} of it free now; others have the rest and keep them.`,
      ),
    )
}

async function changeClash(
  office: Office,
  [named, otherNamed]: [string, string],
  options: TermOption & { remove?: boolean },
): Promise<void> {
  const { database } = office
  const term = await givenTerm(database, options.term)
  const one = await givenSection(database, term.id, named)
  const other = await givenSection(database, term.id, otherNamed)
  if (one.id === other.id)
    throw new PlainError(
      say(
        `${one.name} 写了两次；请写冲突的两个教学班。`,
        `${one.name} is named twice; name the two sections that clash.`,
      ),
    )
  const both = say(`${one.name} 和 ${other.name}`, `${one.name} and ${other.name}`)
  const asked = { sectionId: one.id, otherSectionId: other.id, isAllowed: options.remove !== true }
  const { isNew } = outcomeOf(await office.act('setClashAllowed', asked), whySectionStays(both))
  console.log(clashText(both, asked.isAllowed, isNew))
}

function clashText(both: string, isAllowed: boolean, isNew: boolean): string {
  if (isAllowed)
    return isNew
      ? say(`${both} 从现在起可以同选。`, `${both} may be taken together from now on.`)
      : say(`${both} 本来就可以同选。`, `${both} may be taken together already.`)
  return isNew
    ? say(`${both} 又不能同选；已同选的保留。`, `${both} clash again; whoever has both keeps both.`)
    : say(`${both} 本来就不能同选。`, `${both} were not allowed to clash.`)
}
