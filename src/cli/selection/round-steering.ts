import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import {
  readRound,
  readRoundCounts,
  readRounds,
  setRoundPaused,
  setRoundTimes,
} from '../../cloud/selection/tables/rounds'
import type { TermId } from '../../contract/school/ids'
import type { RoundId } from '../../contract/selection/ids'
import { type RoundFacts, standingOf } from '../../rules/selection/rounds'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { instantOf, localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { givenTerm, timeZoneOf } from '../school/given-term'

interface SteeringOptions {
  term?: string
  at?: string
  yes?: boolean
}

/** A round with what steering it needs. */
interface Steered {
  database: Database
  round: RoundFacts
  timeZone: string
  now: Date
  isWiped: boolean
  enrolled: number
}

/** `round open`, `round close`, `round pause`, `round resume`. */
export function addRoundSteering(round: Command): void {
  const steering = (
    name: string,
    [english, chinese]: readonly [string, string],
    work: (steered: Steered, options: SteeringOptions) => Promise<void>,
  ) =>
    round
      .command(`${name} <round>`)
      .description(
        `${english}; the round is named by its number, or by its name in the term ${chinese}；轮次写编号或名称`,
      )
      .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
      .action((named: string, options: SteeringOptions) =>
        withDatabase(async (database) => work(await steeredRound(database, named, options), options)),
      )
  const at = ['--at <time>', 'then instead of now, as in "2026-11-22 09:00" 不是现在，而在这个时间'] as const
  steering('open', ['open a round now, or set its opening', '立即开放轮次，或设定开放时间'], openRound).option(...at)
  steering('close', ['close a round now, or set its closing', '立即关闭轮次，或设定关闭时间'], closeRound)
    .option(...at)
    .option('--yes', 'agree that the enrolments of a trial are taken back 同意收回试选的选课结果')
  steering(
    'pause',
    ['stop a round for the moment: nothing can be chosen or dropped in it', '暂停轮次，暂时不能选课退课'],
    pauseRound,
  )
  steering('resume', ['let a paused round go on', '恢复暂停的轮次'], resumeRound)
}

/** The round that staff name by its number or its name in the term. */
export async function steeredRound(
  database: Database,
  named: string,
  { term: given }: Pick<SteeringOptions, 'term'>,
): Promise<Steered> {
  const timeZone = await timeZoneOf(database)
  const { round, termId } = await namedRound(database, named, given)
  const { isWiped = false, enrolled = 0 } = (await readRoundCounts(database, termId)).get(round.id) ?? {}
  return { database, round, timeZone, now: new Date(), isWiped, enrolled }
}

/** By its name in the term, or by its number, which no two rounds of any terms have in common. */
async function namedRound(
  database: Database,
  named: string,
  given: string | undefined,
): Promise<{ round: RoundFacts; termId: TermId }> {
  const isNumber = given === undefined && /^[1-9]\d{0,8}$/.test(named)
  const numberedSo = isNumber ? await readRound(database, Number(named) as RoundId) : null
  if (numberedSo) return { round: numberedSo, termId: numberedSo.termId }
  const term = await givenTerm(database, given)
  const rounds = await readRounds(database, term.id)
  const found = rounds.filter(({ id, name, nameEn }) => String(id) === named || name === named || nameEn === named)
  const [round, another] = found
  if (another) throw new PlainError(`Several rounds are called ${named}. Name one by its number: ${numbered(found)}.`)
  if (!round)
    throw new PlainError(
      `Term ${term.id} has no round ${named}. It has: ${numbered(rounds) || 'none'}. (--term names another term.)`,
    )
  return { round, termId: term.id }
}

function numbered(rounds: readonly RoundFacts[]): string {
  return rounds.map(({ id, name }) => `${id} ${name}`).join(', ')
}

async function openRound({ database, round, timeZone, now, isWiped }: Steered, { at }: SteeringOptions): Promise<void> {
  const shown = (instant: string) => localTime(instant, timeZone)
  const { name, closesAt } = round
  const standing = standingOf(round, now.getTime())
  if (at === undefined && standing === 'open')
    throw new PlainError(`${name} is open already, since ${shown(round.opensAt)}.`)
  if (at === undefined && standing === 'paused')
    throw new PlainError(`${name} is paused. Let it go on with: round resume`)
  if (isWiped) throw new PlainError(`${name} is over and its enrolments were taken back. Add another round instead.`)
  const opensAt = at === undefined ? now.toISOString() : instantOf('--at', at, timeZone)
  if (opensAt >= closesAt)
    throw new PlainError(
      `${name} closes at ${shown(closesAt)}. First give it a later closing: round close ${round.id} --at …`,
    )
  const starts = round.starts.filter((start) => start.opensAt > opensAt)
  await setTimes(database, round, { ...round, opensAt, starts })
  console.log(
    `${name} ${at === undefined ? 'is open' : `opens at ${shown(opensAt)}`} and closes at ${shown(closesAt)}.`,
  )
  if (round.pausedAt !== null) console.log('It stays paused until: round resume')
  for (const start of starts) console.log(`Cohort ${start.cohort} still starts at ${shown(start.opensAt)}.`)
  for (const start of round.starts.filter((one) => !starts.includes(one)))
    console.log(
      `Cohort ${start.cohort} starts with everybody: its own start, ${shown(start.opensAt)}, would be earlier.`,
    )
}

async function closeRound(steered: Steered, { at, yes }: SteeringOptions): Promise<void> {
  const { database, round, timeZone, now, isWiped, enrolled } = steered
  const shown = (instant: string) => localTime(instant, timeZone)
  const { name, opensAt } = round
  if (at === undefined && standingOf(round, now.getTime()) === 'closed')
    throw new PlainError(`${name} is closed already, since ${shown(round.closesAt)}.`)
  if (isWiped) throw new PlainError(`${name} is over and its enrolments were taken back. Add another round instead.`)
  const closesAt = at === undefined ? now.toISOString() : instantOf('--at', at, timeZone)
  if (closesAt <= opensAt)
    throw new PlainError(
      `${name} opens at ${shown(opensAt)}; it can only close after that. To keep it shut: round pause ${round.id}`,
    )
  const isOver = closesAt <= now.toISOString()
  if (isOver && !yes) refuseTakingBack(round, enrolled)
  await setTimes(database, round, { ...round, closesAt })
  console.log(`${name} ${isOver ? 'is closed' : `closes at ${shown(closesAt)}`}. ${whatClosingDoes(steered, isOver)}`)
}

/** What was looked at must be so still: another may have moved the round meanwhile. */
async function setTimes(database: Database, round: RoundFacts, after: RoundFacts): Promise<void> {
  if (await setRoundTimes(database, round.id, round, after)) return
  throw new PlainError(
    `Nothing was changed: somebody else has just changed the times of ${round.name}. See: round list, and give it again.`,
  )
}

/** Refuses to close a trial that nobody agreed to lose. */
export function refuseTakingBack({ name, kind }: Pick<RoundFacts, 'name' | 'kind'>, enrolled: number): void {
  if (kind !== 'trial') return
  throw new PlainError(
    `Nothing was changed. Closing the trial ${name} takes its ${counted(enrolled, 'place')} back from the students. To do that, add --yes.`,
  )
}

function whatClosingDoes({ round, enrolled }: Steered, isOver: boolean): string {
  const then = isOver ? 'now' : 'then'
  if (round.kind === 'trial')
    return `The server ${then} takes what was tried out back from the students${isOver ? `, ${counted(enrolled, 'place')}` : ''}.`
  if (round.kind === 'lottery') return `The draw comes ${isOver ? 'next' : 'after that'}: npm run campus -- draw --help`
  return `Students ${then} keep what they have; seat offers can be taken again only in another round.`
}

async function pauseRound({ database, round, timeZone, now }: Steered): Promise<void> {
  if (standingOf(round, now.getTime()) === 'closed')
    throw new PlainError(`${round.name} is closed; there is nothing to pause.`)
  if (round.pausedAt !== null)
    throw new PlainError(`${round.name} is paused already, since ${localTime(round.pausedAt, timeZone)}.`)
  await setRoundPaused(database, round.id, now)
  console.log(
    `${round.name} is paused: students keep what they have and are told to wait. Let it go on with: round resume`,
  )
}

async function resumeRound({ database, round, timeZone, now }: Steered): Promise<void> {
  if (round.pausedAt === null) throw new PlainError(`${round.name} is not paused.`)
  await setRoundPaused(database, round.id, null)
  const standing = standingOf({ ...round, pausedAt: null }, now.getTime())
  const words = {
    open: `is open again until ${localTime(round.closesAt, timeZone)}`,
    upcoming: `opens at ${localTime(round.opensAt, timeZone)}`,
    closed: `closed at ${localTime(round.closesAt, timeZone)}; it stays closed`,
  }
  console.log(`${round.name} ${standing === 'paused' ? 'is paused' : words[standing]}.`)
}
