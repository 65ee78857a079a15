import type { Command } from 'commander'
import { readRounds } from '../../cloud/selection/tables/rounds'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { collected, readDepartmentCodes } from './audience'
import { namedRound } from './named-round'
import { type RoundOptions, saidIn } from './round-options'
import { whyRoundStays } from './round-refusals'
import { roundChanges, tellOverlaps } from './round-text'

type SetOptions = Partial<RoundOptions> & { yes?: boolean }

/** `round set`. */
export function addRoundSet(round: Command): void {
  round
    .command('set <round>')
    .description(
      'change a round, named by its number or by its name in the term; what is not given stays 修改轮次（写编号或名称），没写的不变',
    )
    .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
    .option('--name <text>', 'as in 正选 轮次名称')
    .option('--name-en <text>', 'as in "Main round"; "" for none 英文名称，"" 表示没有')
    .option(
      '--kind <kind>',
      'another kind; only before it opens, and while nothing was chosen in it 改类型，只能在开放前、还没有人选课时',
    )
    .option('--opens <time>', 'as in "2026-11-22 09:00" 时间')
    .option('--closes <time>', 'likewise 时间，写法相同')
    .option(
      '--start <cohort=time>',
      'all cohorts that start later, in place of those before; repeatable; or none 所有较晚开始的年级（取代原有），可重复，none 表示没有',
      collected,
    )
    .option(
      '--credits-min <number>',
      'the least credits a student should hold; told, not enforced 学分下限，只提示，不强制',
    )
    .option(
      '--credits-max <number>',
      'the most credits a student may hold; nobody loses a place by it 学分上限，已选的课不会因此退掉',
    )
    .option(
      '--limit <standing=min-max>',
      'all other credits for years of study, as in 1=10-22; repeatable; or none 各年级的另外学分范围（取代原有），可重复，none 表示没有',
      collected,
    )
    .option(
      '--cohort <years...>',
      'only for students who entered in these years; or all 只限这些入学年份，all 表示不限',
    )
    .option(
      '--department <code>',
      'only for students of this department; repeatable; or all 只限这个院系，可重复，all 表示不限',
      collected,
    )
    .option('--waitlist', 'students can wait for a full section 满员后可以候补')
    .option('--no-waitlist', 'nobody can any more 不再可以候补')
    .option('--waitlist-max <number>', 'waitlists a student may be on at once 每人同时候补的门数')
    .option('--offer-minutes <number>', 'how long a seat is kept for whom it is offered to 递补名额保留的分钟数')
    .option(
      '--release-delay <seconds>',
      'a seat given back to a full section is kept a random time up to this 满员班退出的名额随机保留的最长秒数',
    )
    .option('--points <number>', 'of a lottery: points a student may spend 抽签：每人可用的点数')
    .option('--choices <number>', 'of a lottery: choices a student may rank 抽签：每人可排的志愿数')
    .option('--yes', 'agree that the enrolments of a trial are taken back 同意收回试选的选课结果')
    .action((named: string, options: SetOptions) => withOffice((office) => setRound(office, named, options)))
}

async function setRound(office: Office, named: string, options: SetOptions): Promise<void> {
  const { term: _term, yes, ...said } = options
  if (Object.keys(said).length === 0)
    throw new PlainError(
      say('请写要改什么：npm run campus -- round set --help', 'Say what to change: npm run campus -- round set --help'),
    )
  const { database } = office
  const timeZone = await timeZoneOf(database)
  const { round, termId } = await namedRound(database, named, options.term)
  const codes = await readDepartmentCodes(database)
  const changes = await saidIn(database, options, round, timeZone)
  const asked = { roundId: round.id, changes, isTakingBackAgreed: yes === true }
  const { before, after, pausedAt } = outcomeOf(
    await office.act('changeRound', asked),
    whyRoundStays(round, timeZone, {
      taken_back: () =>
        say(
          `${round.name} 已结束，选课结果已收回，时间不能再改。请另加一个轮次。`,
          `${round.name} is over and its enrolments were taken back, so its times stay. Add another round instead.`,
        ),
    }),
  )
  const lines = roundChanges(before, after, timeZone, codes)
  const what = lines.length === 0 ? say('本来就是这样。', 'it is so already.') : say('已修改。', 'changed.')
  console.log(say(`轮次 ${round.id} ${after.name}：${what}`, `Round ${round.id} ${after.name}: ${what}`))
  for (const line of lines) console.log(`  ${line}`)
  if (lines.length === 0) return
  if (pausedAt !== null) console.log(say('它仍处于暂停，恢复：round resume', 'It stays paused until: round resume'))
  const others = await readRounds(database, termId)
  tellOverlaps(
    after,
    others.filter(({ id }) => id !== round.id),
  )
}
