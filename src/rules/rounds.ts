import type { SelectionRound } from '../contract/catalogue'
import type { Refusal } from '../contract/refusal'

export interface RoundFacts extends SelectionRound {
  /** Years of entry the round is for; empty means everybody. */
  cohorts: readonly number[]
}

export type Standing = 'upcoming' | 'open' | 'closed'

/** A round is open from the instant it opens until just before the instant it closes. */
export function standingOf(round: Pick<SelectionRound, 'opensAt' | 'closesAt'>, nowMs: number): Standing {
  if (nowMs < Date.parse(round.opensAt)) return 'upcoming'
  return nowMs < Date.parse(round.closesAt) ? 'open' : 'closed'
}

export function isForCohort(round: Pick<RoundFacts, 'cohorts'>, cohort: number): boolean {
  return round.cohorts.length === 0 || round.cohorts.includes(cohort)
}

/** The open round of a student, or why there is none. `rounds` are those of the section's term, in opening order. */
export function openRoundFor(
  rounds: readonly RoundFacts[],
  cohort: number,
  nowMs: number,
): { round: RoundFacts } | { refusal: Refusal } {
  const mine = rounds.filter((round) => isForCohort(round, cohort))
  const open = mine.find((round) => standingOf(round, nowMs) === 'open')
  if (open) return { round: open }
  const next = mine.find((round) => standingOf(round, nowMs) === 'upcoming')
  if (!next) {
    const others = rounds.find((round) => standingOf(round, nowMs) === 'open')
    if (others)
      return {
        refusal: { code: 'round_other_audience', roundName: { name: others.name, nameEn: others.nameEn } },
      }
  }
  const last = mine.findLast((round) => standingOf(round, nowMs) === 'closed')
  return { refusal: { code: 'round_not_open', opensAt: next?.opensAt ?? null, closedAt: last?.closesAt ?? null } }
}
