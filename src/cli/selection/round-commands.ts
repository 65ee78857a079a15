import type { Command } from 'commander'
import type { Queryable } from '../../cloud/kernel/database/database'
import { readRoundCounts, readRounds } from '../../cloud/selection/tables/rounds'
import { standingOf } from '../../rules/selection/rounds'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { localTime } from '../kit/option-values'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { collected, readDepartmentCodes } from './audience'
import { type RoundOptions, roundOf } from './round-options'
import { whyRoundStays } from './round-refusals'
import { addRoundSet } from './round-set'
import { addRoundSteering } from './round-steering'
import { roundText, tellOverlaps } from './round-text'
import { standingText } from './round-words'

/** `round add`, `round list`, `round set`, and what steers a round while it runs. */
export function addRoundCommands(program: Command): void {
  const round = program.command('round').description('the selection rounds of a term (选课轮次) 管理选课轮次')
  round
    .command('add')
    .description('add a round; times are in the institution’s time zone 新增轮次，时间按学校时区')
    .requiredOption('--term <id>', 'the term it belongs to 所属学期')
    .requiredOption('--name <text>', 'as in 正选 轮次名称')
    .option('--name-en <text>', 'as in "Main round" 英文名称')
    .option(
      '--kind <kind>',
      'trial, lottery, first_come, add_drop, add_only or drop_only 试选、抽签、先到先得、补退选、只补选、只退选',
      'first_come',
    )
    .requiredOption('--opens <time>', 'as in "2026-11-22 09:00" 时间')
    .requiredOption('--closes <time>', 'likewise 时间，写法相同')
    .option(
      '--start <cohort=time>',
      'a cohort that starts later, as in "2026=2026-11-22 12:00"; repeatable 较晚开始的年级，可重复',
      collected,
    )
    .option(
      '--credits-min <number>',
      'the least credits a student should hold; told, not enforced 学分下限，只提示，不强制',
    )
    .requiredOption('--credits-max <number>', 'the most credits a student may hold 学分上限')
    .option(
      '--limit <standing=min-max>',
      'other credits for a year of study, as in 1=10-22; repeatable 某年级的另外学分范围，可重复',
      collected,
    )
    .option('--cohort <years...>', 'only for students who entered in these years, as in 2025 2026 只限这些入学年份')
    .option('--department <code>', 'only for students of this department; repeatable 只限这个院系，可重复', collected)
    .option('--no-waitlist', 'nobody can wait for a full section 满员后不能候补')
    .option('--waitlist-max <number>', 'waitlists a student may be on at once (8) 每人同时候补的门数')
    .option('--offer-minutes <number>', 'how long a seat is kept for whom it is offered to (120) 递补名额保留的分钟数')
    .option(
      '--release-delay <seconds>',
      'a seat given back to a full section is kept a random time up to this (0) 满员班退出的名额随机保留的最长秒数',
    )
    .option('--points <number>', 'of a lottery: points a student may spend (100) 抽签：每人可用的点数')
    .option('--choices <number>', 'of a lottery: choices a student may rank (8) 抽签：每人可排的志愿数')
    .action((options: RoundOptions) => withOffice((office) => addOneRound(office, options)))
  round
    .command('list [term]')
    .description('show the rounds of a term, or of the current one, with how they stand 列出学期的轮次和进展')
    .option('--term <id>', 'the term 学期')
    .action((term: string | undefined, options: { term?: string }) =>
      withDatabase((database) => listRounds(database, term ?? options.term)),
    )
  addRoundSet(round)
  addRoundSteering(round)
}

async function addOneRound(office: Office, options: RoundOptions): Promise<void> {
  const { database } = office
  const { id: termId } = await givenTerm(database, options.term)
  const timeZone = await timeZoneOf(database)
  const round = await roundOf(database, options, timeZone)
  const others = await readRounds(database, termId)
  const reply = await office.act('addRound', { termId, round })
  const { roundId } = outcomeOf(reply, whyRoundStays(round, timeZone))
  const [opens, closes] = [localTime(round.opensAt, timeZone), localTime(round.closesAt, timeZone)]
  console.log(
    say(
      `已新增轮次 ${round.name}，编号 ${roundId}：${opens} 至 ${closes}（${timeZone}）。`,
      `Round ${round.name} added as number ${roundId}: ${opens} to ${closes}, ${timeZone}.`,
    ),
  )
  tellOverlaps(round, others)
}

async function listRounds(database: Queryable, given: string | undefined): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const term = await givenTerm(database, given)
  const rounds = await readRounds(database, term.id)
  const counts = await readRoundCounts(database, term.id)
  const codes = await readDepartmentCodes(database)
  const nowMs = Date.now()
  if (rounds.length === 0)
    console.log(
      say(
        '这个学期还没有轮次。新增：npm run campus -- round add --help',
        'This term has no round yet. Add one with: npm run campus -- round add --help',
      ),
    )
  for (const round of rounds) {
    const { enrolled = 0, refused = 0, waiting = 0, isWiped = false } = counts.get(round.id) ?? {}
    console.log(
      `${round.id}  ${round.name}${round.nameEn ? ` / ${round.nameEn}` : ''}  ${standingText(standingOf(round, nowMs))}`,
    )
    console.log(`   ${roundText(round, timeZone, codes)}`)
    const taken = isWiped
      ? say('已全部收回', 'everything was taken back')
      : say(`已选 ${enrolled} 人次`, `${counted(enrolled, 'place')} taken`)
    console.log(
      say(
        `   ${taken}，${refused} 次未选上，${waiting} 人候补`,
        `   ${taken}, ${counted(refused, 'refusal')}, ${counted(waiting, 'student')} waiting`,
      ),
    )
  }
}
