import type { Command } from 'commander'
import type { RoundSaid } from '../../contract/selection/round-acts'
import { type RoundFacts, standingOf } from '../../rules/selection/rounds'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { instantOf, localTime } from '../kit/option-values'
import { timeZoneOf } from '../school/given-term'
import { namedRound } from './named-round'
import { whyRoundStays } from './round-refusals'

interface SteeringOptions {
  term?: string
  at?: string
  yes?: boolean
}

/** A round with what steering it needs. */
interface Steered {
  office: Office
  round: RoundFacts
  timeZone: string
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
        withOffice(async (office) => work(await steeredRound(office, named, options), options)),
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

async function steeredRound(office: Office, named: string, { term }: SteeringOptions): Promise<Steered> {
  const timeZone = await timeZoneOf(office.database)
  const { round } = await namedRound(office.database, named, term)
  return { office, round, timeZone }
}

/** What was looked at must be so still: another may have moved the round meanwhile. */
function asSeen({ round, timeZone }: Steered, at: string | undefined) {
  const { id: roundId, opensAt, closesAt, starts } = round
  const instant = at === undefined ? null : instantOf('--at', at, timeZone)
  return { roundId, at: instant, seen: { opensAt, closesAt, starts } }
}

async function openRound(steered: Steered, { at }: SteeringOptions): Promise<void> {
  const { office, round, timeZone } = steered
  const shown = (instant: string) => localTime(instant, timeZone)
  const { name } = round
  const why = whyRoundStays(round, timeZone, {
    paused_already: () =>
      say(`${name} 已暂停。恢复：round resume`, `${name} is paused. Let it go on with: round resume`),
    closes_first: ({ closesAt }) =>
      say(
        `${name} 在 ${shown(closesAt)} 关闭。请先推迟关闭：round close ${round.id} --at …`,
        `${name} closes at ${shown(closesAt)}. First give it a later closing: round close ${round.id} --at …`,
      ),
  })
  const { before, after, pausedAt } = outcomeOf(await office.act('openRound', asSeen(steered, at)), why)
  const { opensAt, closesAt, starts } = after
  console.log(
    at === undefined
      ? say(`${name} 已开放，${shown(closesAt)} 关闭。`, `${name} is open and closes at ${shown(closesAt)}.`)
      : say(
          `${name} 在 ${shown(opensAt)} 开放，${shown(closesAt)} 关闭。`,
          `${name} opens at ${shown(opensAt)} and closes at ${shown(closesAt)}.`,
        ),
  )
  if (pausedAt !== null) console.log(say('它仍处于暂停，恢复：round resume', 'It stays paused until: round resume'))
  for (const start of starts)
    console.log(
      say(
        `${start.cohort} 级仍在 ${shown(start.opensAt)} 开始。`,
        `Cohort ${start.cohort} still starts at ${shown(start.opensAt)}.`,
      ),
    )
  for (const start of before.starts.filter((one) => one.opensAt <= opensAt))
    console.log(
      say(
        `${start.cohort} 级与大家同时开始：原定的 ${shown(start.opensAt)} 会更早。`,
        `Cohort ${start.cohort} starts with everybody: its own start, ${shown(start.opensAt)}, would be earlier.`,
      ),
    )
}

async function closeRound(steered: Steered, { at, yes }: SteeringOptions): Promise<void> {
  const { office, round, timeZone } = steered
  const shown = (instant: string) => localTime(instant, timeZone)
  const { name } = round
  const asked = { ...asSeen(steered, at), isTakingBackAgreed: yes === true }
  const closing = shown(asked.at ?? new Date().toISOString())
  const why = whyRoundStays(round, timeZone, {
    closes_first: ({ opensAt }) =>
      say(
        `${name} 在 ${shown(opensAt)} 开放，只能在那之后关闭。要一直关着：round pause ${round.id}`,
        `${name} opens at ${shown(opensAt)}; it can only close after that. To keep it shut: round pause ${round.id}`,
      ),
    start_outside: ({ cohort, startsAt }) =>
      say(
        `没有改动：${cohort} 级在 ${name} 里 ${shown(startsAt)} 才开始。要先关着：round pause ${round.id}。仍要关闭：round set ${round.id} --closes "${closing}" --start none（还有年级较晚开始的，请用 --start 写全）`,
        `Nothing was changed. Cohort ${cohort} starts in ${name} only at ${shown(startsAt)}. To keep everybody out for now: round pause ${round.id}. To close it all the same: round set ${round.id} --closes "${closing}" --start none (or --start for each cohort that still starts later)`,
      ),
  })
  const { after, isOver, places } = outcomeOf(await office.act('closeRound', asked), why)
  const then = whatClosingDoes(after, places, isOver)
  console.log(
    isOver
      ? say(`${name} 已关闭。${then}`, `${name} is closed. ${then}`)
      : say(`${name} 在 ${shown(after.closesAt)} 关闭。${then}`, `${name} closes at ${shown(after.closesAt)}. ${then}`),
  )
}

function whatClosingDoes({ kind }: RoundSaid, places: number, isOver: boolean): string {
  const then = isOver ? 'now' : 'then'
  if (kind === 'trial')
    return say(
      `${isOver ? '服务器现在' : '届时服务器会'}收回试选的结果${isOver ? `，共 ${places} 个名额` : ''}。`,
      `The server ${then} takes what was tried out back from the students${isOver ? `, ${counted(places, 'place')}` : ''}.`,
    )
  if (kind === 'lottery')
    return say(
      `${isOver ? '接下来' : '之后'}抽签：npm run campus -- draw --help`,
      `The draw comes ${isOver ? 'next' : 'after that'}: npm run campus -- draw --help`,
    )
  return say(
    `${isOver ? '' : '届时'}学生已选的课保留；保留的座位要到另一轮才能确认。`,
    `Students ${then} keep what they have; seat offers can be taken again only in another round.`,
  )
}

async function pauseRound({ office, round, timeZone }: Steered): Promise<void> {
  const why = whyRoundStays(round, timeZone, {
    closed_already: () =>
      say(`${round.name} 已关闭，没有可以暂停的。`, `${round.name} is closed; there is nothing to pause.`),
  })
  outcomeOf(await office.act('pauseRound', { roundId: round.id }), why)
  console.log(
    say(
      `${round.name} 已暂停：学生已选的课保留，并会看到暂停的提示。恢复：round resume`,
      `${round.name} is paused: students keep what they have and are told to wait. Let it go on with: round resume`,
    ),
  )
}

async function resumeRound({ office, round, timeZone }: Steered): Promise<void> {
  const reply = await office.act('resumeRound', { roundId: round.id })
  const { after } = outcomeOf(reply, whyRoundStays(round, timeZone))
  const standing = standingOf({ ...after, pausedAt: null }, Date.now())
  const words = {
    open: say(
      `已恢复，到 ${localTime(after.closesAt, timeZone)} 关闭`,
      `is open again until ${localTime(after.closesAt, timeZone)}`,
    ),
    upcoming: say(`在 ${localTime(after.opensAt, timeZone)} 开放`, `opens at ${localTime(after.opensAt, timeZone)}`),
    closed: say(
      `已在 ${localTime(after.closesAt, timeZone)} 关闭，仍是关闭的`,
      `closed at ${localTime(after.closesAt, timeZone)}; it stays closed`,
    ),
  }
  const is = standing === 'paused' ? say('已暂停', 'is paused') : words[standing]
  console.log(say(`${round.name} ${is}。`, `${round.name} ${is}.`))
}
