import type { Queryable } from '../../cloud/kernel/database/database'
import { roundDefaults } from '../../cloud/selection/tables/rounds'
import type { RoundSaid } from '../../contract/selection/round-acts'
import { RoundKind } from '../../contract/selection/rounds'
import type { RoundFacts } from '../../rules/selection/rounds'
import { say } from '../kit/language'
import { creditNumber, instantOf, wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { type AudienceOptions, givenAudience } from './audience'
import { kindText } from './round-words'

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

/** The round that `round add` describes. */
export async function roundOf(database: Queryable, options: RoundOptions, timeZone: string): Promise<RoundSaid> {
  const nothingSaid = { ...roundDefaults, name: '', nameEn: null, creditsMax: 0, cohorts: [] }
  const times = { opensAt: '', closesAt: '' }
  return { ...nothingSaid, ...times, ...(await saidIn(database, options, times, timeZone)) }
}

/** What these options say of a round that has such times unless they say others. */
export async function saidIn(
  database: Queryable,
  options: Partial<RoundOptions>,
  before: Pick<RoundSaid, 'opensAt' | 'closesAt'>,
  timeZone: string,
): Promise<Partial<RoundSaid>> {
  const { name, nameEn, kind, opens, closes, creditsMin, creditsMax, limit, start, waitlist } = options
  const opensAt = opens === undefined ? before.opensAt : instantOf('--opens', opens, timeZone)
  const closesAt = closes === undefined ? before.closesAt : instantOf('--closes', closes, timeZone)
  const number = (option: string, text: string | undefined, [min, max]: [number, number]) =>
    text === undefined ? undefined : wholeNumber(option, text, min, max)
  return withoutUnsaid<RoundSaid>({
    name: name === undefined ? undefined : roundName(name),
    nameEn: nameEn === undefined ? undefined : nameEn.trim() || null,
    kind: kind === undefined ? undefined : givenKind(kind),
    opensAt: opens === undefined ? undefined : opensAt,
    closesAt: closes === undefined ? undefined : closesAt,
    creditsMin: creditsMin === undefined ? undefined : creditNumber('--credits-min', creditsMin),
    creditsMax: creditsMax === undefined ? undefined : creditNumber('--credits-max', creditsMax),
    creditLimits: limit && listOr('none', limit, creditLimit),
    ...(await audienceIn(database, options)),
    starts: start && listOr('none', start, (text) => cohortStart(text, { opensAt, closesAt, timeZone })),
    isWaitlistOpen: waitlist,
    waitlistMax: number('--waitlist-max', options.waitlistMax, [0, 100]),
    offerMinutes: number('--offer-minutes', options.offerMinutes, [1, 100_000]),
    releaseDelayMaxSeconds: number('--release-delay', options.releaseDelay, [0, 86_400]),
    pointsMax: number('--points', options.points, [0, 10_000]),
    choicesMax: number('--choices', options.choices, [1, 100]),
  })
}

function withoutUnsaid<Said>(said: { [Key in keyof Said]?: Said[Key] | undefined }): Partial<Said> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<Said>
}

function roundName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= 100) return name
  throw new PlainError(say('--name：请写名称，最多 100 个字符。', '--name: give a name of at most 100 characters.'))
}

function givenKind(text: string): RoundFacts['kind'] {
  const kind = RoundKind.safeParse(text)
  if (kind.success) return kind.data
  throw new PlainError(
    say(
      `--kind ${text}：请写 ${RoundKind.options.map(kindText).join('、')} 之一。`,
      `--kind ${text}: give one of ${RoundKind.options.join(', ')}.`,
    ),
  )
}

/** A repeatable option; one word alone stands for an empty list. */
function listOr<Item>(emptyWord: string, texts: readonly string[], read: (text: string) => Item): readonly Item[] {
  return texts.length === 1 && texts[0] === emptyWord ? [] : texts.map(read)
}

async function audienceIn(database: Queryable, options: AudienceOptions) {
  const named = (texts: string[] | undefined) => (texts?.length === 1 && texts[0] === 'all' ? [] : texts)
  const given = await givenAudience(database, { cohort: named(options.cohort), department: named(options.department) })
  return {
    cohorts: options.cohort === undefined ? undefined : given.cohorts,
    departmentIds: options.department === undefined ? undefined : given.departmentIds,
  }
}

interface Times {
  opensAt: string
  closesAt: string
  timeZone: string
}

/** `2=12-26`: students of standing 2 take 12 to 26 credits. */
function creditLimit(text: string): RoundFacts['creditLimits'][number] {
  const found = /^(\d{1,2})=([\d.]+)[-–]([\d.]+)$/.exec(text)
  if (!found?.[1] || !found[2] || !found[3])
    throw new PlainError(
      say(
        `--limit ${text}：请写年级和学分上下限，如 1=10-22。`,
        `--limit ${text}: give a standing with its least and most credits, as in 1=10-22.`,
      ),
    )
  const standing = wholeNumber('--limit', found[1], 1, 12)
  const creditsMin = creditNumber('--limit', found[2])
  const creditsMax = creditNumber('--limit', found[3])
  if (creditsMin > creditsMax)
    throw new PlainError(say(`--limit ${text}：下限高于上限。`, `--limit ${text}: the least is more than the most.`))
  return { standing, creditsMin, creditsMax }
}

/** `2026=2026-11-22 12:00`: the cohort of 2026 starts then. */
function cohortStart(text: string, { opensAt, closesAt, timeZone }: Times): RoundFacts['starts'][number] {
  const [year = '', time = ''] = text.split(/=(.*)/s)
  if (time === '')
    throw new PlainError(
      say(
        `--start ${text}：请写年级和开始时间，如 "2026=2026-11-22 12:00"。`,
        `--start ${text}: give a cohort with its start, as in "2026=2026-11-22 12:00".`,
      ),
    )
  const cohort = wholeNumber('--start', year, 1900, 2200)
  const startsAt = instantOf('--start', time, timeZone)
  if (startsAt <= opensAt || startsAt >= closesAt)
    throw new PlainError(
      say(
        `--start ${text}：要在轮次开放之后、关闭之前。`,
        `--start ${text}: a cohort starts after the round opens and before it closes.`,
      ),
    )
  return { cohort, opensAt: startsAt }
}
