import type { DepartmentId } from '../../contract/school/ids'
import type { RoundSaid } from '../../contract/selection/round-acts'
import type { Audience } from '../../rules/people/audience'
import type { RoundFacts } from '../../rules/selection/rounds'
import { counted } from '../kit/import-text'
import { joined, say } from '../kit/language'
import { localTime } from '../kit/option-values'
import { audienceText } from './audience'
import { kindText } from './round-words'

const limitsText = (limits: RoundSaid['creditLimits']) =>
  limits.map(({ creditsMin, creditsMax, standing }) =>
    say(`年级 ${standing}：${creditsMin}–${creditsMax} 学分`, `${creditsMin}–${creditsMax} in year ${standing}`),
  )

/** All that is said of a round but its name, in one line. `codes` are the departments' by id. */
export function roundText(round: RoundSaid, timeZone: string, codes: ReadonlyMap<DepartmentId, string>): string {
  const { creditsMin, creditsMax, creditLimits, starts, offerMinutes, releaseDelayMaxSeconds } = round
  const shown = (instant: string) => localTime(instant, timeZone)
  const [opens, closes] = [shown(round.opensAt), shown(round.closesAt)]
  const parts = [
    kindText(round.kind),
    say(`${opens} 至 ${closes}`, `${opens} to ${closes}`),
    ...starts.map(({ cohort, opensAt }) =>
      say(`${cohort} 级自 ${shown(opensAt)}`, `cohort ${cohort} from ${shown(opensAt)}`),
    ),
    creditsMin > 0
      ? say(`${creditsMin} 至 ${creditsMax} 学分`, `${creditsMin} to ${creditsMax} credits`)
      : say(`至多 ${creditsMax} 学分`, `at most ${creditsMax} credits`),
    ...limitsText(creditLimits),
    audienceText(round, codes),
    round.isWaitlistOpen
      ? say(`递补名额保留 ${offerMinutes} 分钟`, `offers last ${counted(offerMinutes, 'minute')}`)
      : say('不能候补', 'no waitlist'),
  ]
  if (releaseDelayMaxSeconds > 0)
    parts.push(
      say(
        `退出的名额最长保留 ${releaseDelayMaxSeconds} 秒`,
        `seats given back are kept up to ${counted(releaseDelayMaxSeconds, 'second')}`,
      ),
    )
  if (round.kind === 'lottery')
    parts.push(
      say(
        `${round.choicesMax} 个志愿、${round.pointsMax} 点`,
        `${counted(round.choicesMax, 'choice')}, ${counted(round.pointsMax, 'point')}`,
      ),
    )
  return parts.join(say('；', '; '))
}

/** What became different in a round, each in words, as in `closes: 2026-12-01 09:00 → 2026-12-02 09:00`. */
export function roundChanges(
  before: RoundSaid,
  after: RoundSaid,
  timeZone: string,
  codes: ReadonlyMap<DepartmentId, string>,
): string[] {
  const [from, to] = [before, after].map((round) => roundFacts(round, timeZone, codes)) as [string[][], string[][]]
  return to.flatMap(([what = '', text = ''], at) => {
    const earlier = from[at]?.[1] ?? ''
    return earlier === text ? [] : [`${what}: ${earlier} → ${text}`]
  })
}

function roundFacts(round: RoundSaid, timeZone: string, codes: ReadonlyMap<DepartmentId, string>): string[][] {
  const shown = (instant: string) => localTime(instant, timeZone)
  const none = say('无', 'none')
  const starts = round.starts.map(({ cohort, opensAt }) =>
    say(`${cohort} 级自 ${shown(opensAt)}`, `${cohort} from ${shown(opensAt)}`),
  )
  return [
    [say('名称', 'name'), round.name],
    [say('英文名称', 'English name'), round.nameEn ?? none],
    [say('类型', 'kind'), kindText(round.kind)],
    [say('开放', 'opens'), shown(round.opensAt)],
    [say('关闭', 'closes'), shown(round.closesAt)],
    [say('较晚开始', 'later starts'), joined(starts) || none],
    [say('学分下限', 'least credits'), String(round.creditsMin)],
    [say('学分上限', 'most credits'), String(round.creditsMax)],
    [say('另外的学分范围', 'other limits'), joined(limitsText(round.creditLimits)) || none],
    [say('面向', 'for'), audienceText(round, codes)],
    [say('候补', 'waitlist'), round.isWaitlistOpen ? say('可以', 'yes') : say('不可以', 'no')],
    [say('同时候补', 'waitlists at once'), String(round.waitlistMax)],
    [say('递补名额保留', 'an offer lasts'), say(`${round.offerMinutes} 分钟`, counted(round.offerMinutes, 'minute'))],
    [
      say('退出的名额最长保留', 'seats given back are kept up to'),
      say(`${round.releaseDelayMaxSeconds} 秒`, counted(round.releaseDelayMaxSeconds, 'second')),
    ],
    [say('点数', 'points'), String(round.pointsMax)],
    [say('志愿', 'choices'), String(round.choicesMax)],
  ]
}

type Span = Audience & Pick<RoundFacts, 'name' | 'opensAt' | 'closesAt'>

/** Says which rounds run beside this one for some of the same students. */
export function tellOverlaps(round: Span, others: readonly Span[]): void {
  for (const other of others) {
    if (!overlaps(round, other)) continue
    const first = other.opensAt <= round.opensAt ? other.name : round.name
    console.log(
      say(
        `注意：它与 ${other.name} 同时进行，有些学生两边都在。两边都允许时，按先开放的 ${first} 的规则。`,
        `Careful: it runs beside ${other.name} for some of the same students. Where both allow a thing, the rules of ${first} count, which opens first.`,
      ),
    )
  }
}

function overlaps(a: Span, b: Span): boolean {
  const meets = (one: readonly number[], other: readonly number[]) =>
    one.length === 0 || other.length === 0 || one.some((value) => other.includes(value))
  const isAtOnce = a.opensAt < b.closesAt && b.opensAt < a.closesAt
  return isAtOnce && meets(a.cohorts, b.cohorts) && meets(a.departmentIds, b.departmentIds)
}
