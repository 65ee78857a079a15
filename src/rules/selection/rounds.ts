import type { Refusal } from '../../contract/refusal'
import type { RoundKind, SelectionRound } from '../../contract/selection/rounds'
import { type Audience, type Belonging, isAmong } from '../people/audience'

export interface CreditLimits {
  creditsMin: number
  creditsMax: number
}

export interface RoundFacts extends SelectionRound, Audience {
  /** Cohorts that start later than `opensAt`. */
  starts: readonly { cohort: number; opensAt: string }[]
  /** In place of the round's own limits for students of a standing. */
  creditLimits: readonly (CreditLimits & { standing: number })[]
  waitlistMax: number
  offerMinutes: number
  releaseDelayMaxSeconds: number
  choicesMax: number
  pointsMax: number
}

export type Standing = 'upcoming' | 'open' | 'paused' | 'closed'
export type RoundAction = 'select' | 'drop' | 'rank'

const allowed: Record<RoundKind, readonly RoundAction[]> = {
  trial: ['select', 'drop'],
  lottery: ['rank'],
  first_come: ['select', 'drop'],
  add_drop: ['select', 'drop'],
  add_only: ['select'],
  drop_only: ['drop'],
}

/** Whether a kind of round lets a student do this while it is open. */
export function allows(kind: RoundKind, action: RoundAction): boolean {
  return allowed[kind].includes(action)
}

/** Whether students may wait for full sections in a round: not where all is taken back, or only ranked or dropped. */
export function hasQueue({ kind, isWaitlistOpen }: Pick<SelectionRound, 'kind' | 'isWaitlistOpen'>): boolean {
  return isWaitlistOpen && kind !== 'trial' && allows(kind, 'select')
}

/** A round is open from the instant it opens until just before the instant it closes, but while it is paused. */
export function standingOf(round: Pick<SelectionRound, 'opensAt' | 'closesAt' | 'pausedAt'>, nowMs: number): Standing {
  if (nowMs >= Date.parse(round.closesAt)) return 'closed'
  if (nowMs < Date.parse(round.opensAt)) return 'upcoming'
  return round.pausedAt === null ? 'open' : 'paused'
}

/** The round as it is for a cohort: one that starts later has its own opening. */
export function roundForCohort(round: RoundFacts, cohort: number): RoundFacts {
  const start = round.starts.find((one) => one.cohort === cohort)
  return start ? { ...round, opensAt: start.opensAt } : round
}

/** The credits a student of this standing may take in the round. */
export function creditLimitsFor(round: RoundFacts, standing: number | null): CreditLimits {
  return round.creditLimits.find((limit) => limit.standing === standing) ?? round
}

export type OpenRound = { round: RoundFacts } | { refusal: Refusal }

/**
 * The open round in which a student may do this, or why there is none. `rounds` are those of the
 * term, in opening order.
 */
export function openRoundFor(
  rounds: readonly RoundFacts[],
  student: Belonging,
  nowMs: number,
  action: RoundAction,
): OpenRound {
  const mine = rounds.filter((round) => isAmong(round, student)).map((round) => roundForCohort(round, student.cohort))
  const withStanding = (standing: Standing) => mine.filter((round) => standingOf(round, nowMs) === standing)
  const open = withStanding('open')
  const fitting = open.find(({ kind }) => allows(kind, action))
  if (fitting) return { round: fitting }
  const next = withStanding('upcoming')[0]
  const paused = withStanding('paused')[0]
  const other = rounds.find((round) => !isAmong(round, student) && standingOf(round, nowMs) === 'open')
  if (other && !next && !paused && !open[0])
    return { refusal: { code: 'round_other_audience', roundName: nameOf(other) } }
  if (paused) return { refusal: { code: 'round_paused', roundName: nameOf(paused) } }
  if (open[0])
    return {
      refusal: { code: 'round_does_not_allow', action, roundKind: open[0].kind, roundName: nameOf(open[0]) },
    }
  const last = withStanding('closed').at(-1)
  return { refusal: { code: 'round_not_open', opensAt: next?.opensAt ?? null, closedAt: last?.closesAt ?? null } }
}

function nameOf({ name, nameEn }: RoundFacts) {
  return { name, nameEn }
}
