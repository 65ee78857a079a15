import type { DepartmentId } from '../../contract/school/ids'
import type { RoundSaid } from '../../contract/selection/round-acts'
import type { Audience } from '../../rules/people/audience'
import type { RoundFacts } from '../../rules/selection/rounds'
import { counted } from '../kit/import-text'
import { localTime } from '../kit/option-values'
import { audienceText } from './audience'

/** All that is said of a round but its name, in one line. `codes` are the departments' by id. */
export function roundText(round: RoundSaid, timeZone: string, codes: ReadonlyMap<DepartmentId, string>): string {
  const { creditsMin, creditsMax, creditLimits, starts, offerMinutes, releaseDelayMaxSeconds } = round
  const limits = creditLimits.map((limit) => `${limit.creditsMin}–${limit.creditsMax} in year ${limit.standing}`)
  const parts = [
    round.kind,
    `${localTime(round.opensAt, timeZone)} to ${localTime(round.closesAt, timeZone)}`,
    ...starts.map(({ cohort, opensAt }) => `cohort ${cohort} from ${localTime(opensAt, timeZone)}`),
    `${creditsMin > 0 ? `${creditsMin} to ${creditsMax}` : `at most ${creditsMax}`} credits`,
    ...limits,
    audienceText(round, codes),
    round.isWaitlistOpen ? `offers last ${counted(offerMinutes, 'minute')}` : 'no waitlist',
  ]
  if (releaseDelayMaxSeconds > 0)
    parts.push(`seats given back are kept up to ${counted(releaseDelayMaxSeconds, 'second')}`)
  if (round.kind === 'lottery')
    parts.push(`${counted(round.choicesMax, 'choice')}, ${counted(round.pointsMax, 'point')}`)
  return parts.join('; ')
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
  const starts = round.starts.map(({ cohort, opensAt }) => `${cohort} from ${localTime(opensAt, timeZone)}`)
  const limits = round.creditLimits.map((limit) => `${limit.creditsMin}–${limit.creditsMax} in year ${limit.standing}`)
  return [
    ['name', round.name],
    ['English name', round.nameEn ?? 'none'],
    ['kind', round.kind],
    ['opens', localTime(round.opensAt, timeZone)],
    ['closes', localTime(round.closesAt, timeZone)],
    ['later starts', starts.join(', ') || 'none'],
    ['least credits', String(round.creditsMin)],
    ['most credits', String(round.creditsMax)],
    ['other limits', limits.join(', ') || 'none'],
    ['for', audienceText(round, codes)],
    ['waitlist', round.isWaitlistOpen ? 'yes' : 'no'],
    ['waitlists at once', String(round.waitlistMax)],
    ['an offer lasts', counted(round.offerMinutes, 'minute')],
    ['seats given back are kept up to', counted(round.releaseDelayMaxSeconds, 'second')],
    ['points', String(round.pointsMax)],
    ['choices', String(round.choicesMax)],
  ]
}

type Span = Audience & Pick<RoundFacts, 'name' | 'opensAt' | 'closesAt'>

/** Says which rounds run beside this one for some of the same students. */
export function tellOverlaps(round: Span, others: readonly Span[]): void {
  for (const other of others) {
    if (!overlaps(round, other)) continue
    const first = other.opensAt <= round.opensAt ? other.name : round.name
    console.log(
      `Careful: it runs beside ${other.name} for some of the same students. Where both allow a thing, the rules of ${first} count, which opens first.`,
    )
  }
}

function overlaps(a: Span, b: Span): boolean {
  const meets = (one: readonly number[], other: readonly number[]) =>
    one.length === 0 || other.length === 0 || one.some((value) => other.includes(value))
  const isAtOnce = a.opensAt < b.closesAt && b.opensAt < a.closesAt
  return isAtOnce && meets(a.cohorts, b.cohorts) && meets(a.departmentIds, b.departmentIds)
}
