import type { Command } from 'commander'
import { type Database, inTransaction, type Queryable } from '../../cloud/kernel/database/database'
import { lockForCounting, readMostRanked } from '../../cloud/selection/tables/lottery'
import { isRoundUsed, lockRound, readRounds, updateRound } from '../../cloud/selection/tables/rounds'
import type { RoundFacts } from '../../rules/selection/rounds'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { collected, readDepartmentCodes } from './audience'
import { changedRound, type RoundOptions, type RoundSaid } from './round-options'
import { refuseTakingBack, steeredRound } from './round-steering'
import { roundChanges, tellOverlaps } from './round-text'

type SetOptions = Partial<RoundOptions> & { yes?: boolean }

/** So long before a round opens its kind is settled: servers and this machine may differ in what time it is. */
const settledMs = 60_000

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
    .action((named: string, options: SetOptions) => withDatabase((database) => setRound(database, named, options)))
}

async function setRound(database: Database, named: string, options: SetOptions): Promise<void> {
  const { term: _term, yes: _yes, ...said } = options
  if (Object.keys(said).length === 0) throw new PlainError('Say what to change: npm run campus -- round set --help')
  const timeZone = await timeZoneOf(database)
  const { id: termId } = await givenTerm(database, options.term)
  const { round, enrolled } = await steeredRound(database, named, options)
  const codes = await readDepartmentCodes(database)
  const now = new Date()
  const { before, after } = await inTransaction(database, async (connection) => {
    // Whoever saves choices of a lottery holds this before the round, so it is taken first here, too.
    await lockForCounting(connection, round.id)
    const before = await lockRound(connection, round.id)
    if (!before) throw new PlainError(`${round.name} is not there any more.`)
    const after = await changedRound(connection, options, before, timeZone)
    refuseTimes(before, after)
    if (after.closesAt !== before.closesAt && after.closesAt <= now.toISOString() && !options.yes)
      refuseTakingBack(after, enrolled)
    if (after.kind !== before.kind) await refuseKind(connection, before, now, timeZone)
    await refuseLessRanking(connection, before, after)
    await updateRound(connection, { ...after, id: before.id })
    return { before, after }
  })
  const changes = roundChanges(before, after, timeZone, codes)
  console.log(`Round ${before.id} ${after.name}: ${changes.length === 0 ? 'it is so already.' : 'changed.'}`)
  for (const line of changes) console.log(`  ${line}`)
  if (changes.length === 0) return
  if (before.pausedAt !== null) console.log('It stays paused until: round resume')
  const others = await readRounds(database, termId)
  tellOverlaps(
    after,
    others.filter(({ id }) => id !== before.id),
  )
}

function refuseTimes(before: RoundFacts & { isWiped: boolean }, after: RoundSaid): void {
  const isMoved = after.opensAt !== before.opensAt || after.closesAt !== before.closesAt
  if (isMoved && before.isWiped)
    throw new PlainError(
      `${before.name} is over and its enrolments were taken back, so its times stay. Add another round instead.`,
    )
}

/** What was chosen in a round was chosen under its kind: a trial takes back, a lottery is drawn, the others keep. */
async function refuseKind(
  connection: Queryable,
  { id, name, kind, opensAt }: RoundFacts,
  now: Date,
  timeZone: string,
): Promise<void> {
  if (await isRoundUsed(connection, id))
    throw new PlainError(
      `Something was chosen in ${name} already, or its draw promised, so it stays a ${kind} round. Add another round instead.`,
    )
  if (Date.parse(opensAt) - settledMs > now.getTime()) return
  throw new PlainError(
    `${name} opens or opened at ${localTime(opensAt, timeZone)}, so its kind is settled. First give it a later opening: round open ${id} --at …`,
  )
}

/** What students saved stays as they saved it. */
async function refuseLessRanking(connection: Queryable, before: RoundFacts, after: RoundSaid): Promise<void> {
  if (after.choicesMax >= before.choicesMax && after.pointsMax >= before.pointsMax) return
  const most = await readMostRanked(connection, before.id)
  if (after.choicesMax >= most.choices && after.pointsMax >= most.points) return
  throw new PlainError(
    `Students have saved up to ${counted(most.choices, 'choice')} and ${counted(most.points, 'point')} in ${before.name}; fewer would break what they saved.`,
  )
}
