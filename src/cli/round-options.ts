import type { Queryable } from '../cloud/tables/database'
import type { NewRound } from '../cloud/tables/rounds'
import { RoundKind } from '../contract/catalogue'
import type { RoundFacts } from '../rules/rounds'
import { type AudienceOptions, givenAudience } from './audience'
import { creditNumber, instantOf, wholeNumber } from './option-values'
import { PlainError } from './plain-error'

export interface RoundOptions extends AudienceOptions {
  term: string
  name: string
  nameEn?: string
  kind: string
  opens: string
  closes: string
  creditsMin?: string
  creditsMax: string
  limit?: string[]
  start?: string[]
  waitlist: boolean
  waitlistMax?: string
  offerMinutes?: string
  releaseDelay?: string
  points?: string
  choices?: string
}

/** The round that `round add` describes, checked. */
export async function roundOf(database: Queryable, options: RoundOptions, timeZone: string): Promise<NewRound> {
  const kind = RoundKind.safeParse(options.kind)
  if (!kind.success) throw new PlainError(`--kind ${options.kind}: give one of ${RoundKind.options.join(', ')}.`)
  const opensAt = instantOf('--opens', options.opens, timeZone)
  const closesAt = instantOf('--closes', options.closes, timeZone)
  if (opensAt >= closesAt) throw new PlainError(`--closes ${options.closes} is not after --opens ${options.opens}.`)
  const creditsMax = creditNumber('--credits-max', options.creditsMax)
  const creditsMin = creditNumber('--credits-min', options.creditsMin ?? '0')
  if (creditsMin > creditsMax)
    throw new PlainError(`--credits-min ${creditsMin} is more than --credits-max ${creditsMax}.`)
  const optional = (option: string, text: string | undefined, min: number, max: number) =>
    text === undefined ? undefined : wholeNumber(option, text, min, max)
  return {
    termId: options.term,
    name: options.name,
    nameEn: options.nameEn ?? null,
    kind: kind.data,
    opensAt,
    closesAt,
    creditsMin,
    creditsMax,
    creditLimits: (options.limit ?? []).map(creditLimit),
    ...(await givenAudience(database, options)),
    starts: (options.start ?? []).map((text) => cohortStart(text, { opensAt, closesAt, timeZone })),
    isWaitlistOpen: options.waitlist,
    waitlistMax: optional('--waitlist-max', options.waitlistMax, 0, 100),
    offerMinutes: optional('--offer-minutes', options.offerMinutes, 1, 100_000),
    releaseDelayMaxSeconds: optional('--release-delay', options.releaseDelay, 0, 86_400),
    pointsMax: optional('--points', options.points, 0, 10_000),
    choicesMax: optional('--choices', options.choices, 1, 100),
  }
}

/** `2=12-26`: students of standing 2 take 12 to 26 credits. */
function creditLimit(text: string): RoundFacts['creditLimits'][number] {
  const found = /^(\d{1,2})=([\d.]+)[-–]([\d.]+)$/.exec(text)
  if (!found?.[1] || !found[2] || !found[3])
    throw new PlainError(`--limit ${text}: give a standing with its least and most credits, as in 1=10-22.`)
  const standing = wholeNumber('--limit', found[1], 1, 12)
  const creditsMin = creditNumber('--limit', found[2])
  const creditsMax = creditNumber('--limit', found[3])
  if (creditsMin > creditsMax) throw new PlainError(`--limit ${text}: the least is more than the most.`)
  return { standing, creditsMin, creditsMax }
}

/** `2026=2026-11-22 12:00`: the cohort of 2026 starts then. */
function cohortStart(
  text: string,
  { opensAt, closesAt, timeZone }: { opensAt: string; closesAt: string; timeZone: string },
): RoundFacts['starts'][number] {
  const [year = '', time = ''] = text.split(/=(.*)/s)
  if (time === '') throw new PlainError(`--start ${text}: give a cohort with its start, as in "2026=2026-11-22 12:00".`)
  const cohort = wholeNumber('--start', year, 1900, 2200)
  const startsAt = instantOf('--start', time, timeZone)
  if (startsAt <= opensAt || startsAt >= closesAt)
    throw new PlainError(`--start ${text}: a cohort starts after the round opens and before it closes.`)
  return { cohort, opensAt: startsAt }
}
