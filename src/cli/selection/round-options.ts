import type { Queryable } from '../../cloud/kernel/database/database'
import { type NewRound, roundDefaults } from '../../cloud/selection/tables/rounds'
import { RoundKind } from '../../contract/selection/rounds'
import type { Audience } from '../../rules/people/audience'
import type { RoundFacts } from '../../rules/selection/rounds'
import { creditNumber, instantOf, localTime, wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { type AudienceOptions, givenAudience } from './audience'

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

/** What a registrar says of a round. */
export type RoundSaid = Omit<RoundFacts, 'id' | 'pausedAt'>

const nothingSaid: RoundSaid = {
  ...roundDefaults,
  name: '',
  nameEn: null,
  opensAt: '',
  closesAt: '',
  creditsMax: 0,
  cohorts: [],
}

/** The round that `round add` describes, checked. */
export async function roundOf(database: Queryable, options: RoundOptions, timeZone: string): Promise<NewRound> {
  return { termId: options.term, ...(await changedRound(database, options, nothingSaid, timeZone)) }
}

/** A round as it is after these options, checked; what they do not name stays as it was. */
export async function changedRound(
  database: Queryable,
  options: Partial<RoundOptions>,
  before: RoundSaid,
  timeZone: string,
): Promise<RoundSaid> {
  const given = <Value>(text: string | undefined, read: (text: string) => Value, kept: Value) =>
    text === undefined ? kept : read(text)
  const opensAt = given(options.opens, (text) => instantOf('--opens', text, timeZone), before.opensAt)
  const closesAt = given(options.closes, (text) => instantOf('--closes', text, timeZone), before.closesAt)
  if (opensAt >= closesAt)
    throw new PlainError(
      `The round would close at ${localTime(closesAt, timeZone)}, which is not after it opens at ${localTime(opensAt, timeZone)}: see --opens and --closes.`,
    )
  const creditsMax = given(options.creditsMax, (text) => creditNumber('--credits-max', text), before.creditsMax)
  const creditsMin = given(options.creditsMin, (text) => creditNumber('--credits-min', text), before.creditsMin)
  if (creditsMin > creditsMax)
    throw new PlainError(`The least credits (--credits-min ${creditsMin}) are more than the most (${creditsMax}).`)
  const number = (option: string, text: string | undefined, [min, max]: [number, number], kept: number) =>
    given(text, (one) => wholeNumber(option, one, min, max), kept)
  return {
    name: given(options.name, roundName, before.name),
    nameEn: given(options.nameEn, (text) => text.trim() || null, before.nameEn),
    kind: given(options.kind, givenKind, before.kind),
    opensAt,
    closesAt,
    creditsMin,
    creditsMax,
    creditLimits: listOr('none', options.limit, before.creditLimits, creditLimit),
    ...(await changedAudience(database, options, before)),
    starts: startsOf(options.start, before.starts, { opensAt, closesAt, timeZone }),
    isWaitlistOpen: options.waitlist ?? before.isWaitlistOpen,
    waitlistMax: number('--waitlist-max', options.waitlistMax, [0, 100], before.waitlistMax),
    offerMinutes: number('--offer-minutes', options.offerMinutes, [1, 100_000], before.offerMinutes),
    releaseDelayMaxSeconds: number('--release-delay', options.releaseDelay, [0, 86_400], before.releaseDelayMaxSeconds),
    pointsMax: number('--points', options.points, [0, 10_000], before.pointsMax),
    choicesMax: number('--choices', options.choices, [1, 100], before.choicesMax),
  }
}

function roundName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= 100) return name
  throw new PlainError('--name: give a name of at most 100 characters.')
}

function givenKind(text: string): RoundFacts['kind'] {
  const kind = RoundKind.safeParse(text)
  if (kind.success) return kind.data
  throw new PlainError(`--kind ${text}: give one of ${RoundKind.options.join(', ')}.`)
}

/** A repeatable option in place of what was said before; one word alone stands for an empty list. */
function listOr<Item>(
  emptyWord: string,
  texts: readonly string[] | undefined,
  before: readonly Item[],
  read: (text: string) => Item,
): readonly Item[] {
  if (texts === undefined) return before
  return texts.length === 1 && texts[0] === emptyWord ? [] : texts.map(read)
}

async function changedAudience(database: Queryable, options: AudienceOptions, before: Audience): Promise<Audience> {
  const named = (texts: string[] | undefined) => (texts?.length === 1 && texts[0] === 'all' ? [] : texts)
  const given = await givenAudience(database, { cohort: named(options.cohort), department: named(options.department) })
  return {
    cohorts: options.cohort === undefined ? before.cohorts : given.cohorts,
    departmentIds: options.department === undefined ? before.departmentIds : given.departmentIds,
  }
}

interface Times {
  opensAt: string
  closesAt: string
  timeZone: string
}

/** The cohorts that start later; those that were said before must fit the times, too. */
function startsOf(texts: readonly string[] | undefined, before: RoundFacts['starts'], times: Times) {
  const starts = listOr('none', texts, before, (text) => cohortStart(text, times))
  const wrong = starts.find(({ opensAt }) => opensAt <= times.opensAt || opensAt >= times.closesAt)
  if (!wrong) return starts
  throw new PlainError(
    `Cohort ${wrong.cohort} starts at ${localTime(wrong.opensAt, times.timeZone)}, which is not between the round’s opening and closing any more. Give all later starts anew with --start, or --start none.`,
  )
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
function cohortStart(text: string, { opensAt, closesAt, timeZone }: Times): RoundFacts['starts'][number] {
  const [year = '', time = ''] = text.split(/=(.*)/s)
  if (time === '') throw new PlainError(`--start ${text}: give a cohort with its start, as in "2026=2026-11-22 12:00".`)
  const cohort = wholeNumber('--start', year, 1900, 2200)
  const startsAt = instantOf('--start', time, timeZone)
  if (startsAt <= opensAt || startsAt >= closesAt)
    throw new PlainError(`--start ${text}: a cohort starts after the round opens and before it closes.`)
  return { cohort, opensAt: startsAt }
}
