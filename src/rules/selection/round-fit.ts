import type { RoundSaid } from '../../contract/selection/round-acts'
import type { RoundUnfit } from '../../contract/selection/round-unfit'

/** What a registrar says of a round, with its instants in one form, so that they can be compared as texts. */
export function inOneForm(said: Partial<RoundSaid>): Partial<RoundSaid> {
  const form = (instant: string) => new Date(instant).toISOString()
  return {
    ...said,
    ...(said.opensAt !== undefined && { opensAt: form(said.opensAt) }),
    ...(said.closesAt !== undefined && { closesAt: form(said.closesAt) }),
    ...(said.starts && { starts: said.starts.map((start) => ({ ...start, opensAt: form(start.opensAt) })) }),
  }
}

/** Why a round cannot be as it is said, whatever it was before; null when it can. Instants are in one form. */
export function whyUnfit(round: RoundSaid): RoundUnfit | null {
  const { creditsMin, creditsMax, creditLimits } = round
  for (const limits of [{ creditsMin, creditsMax }, ...creditLimits])
    if (limits.creditsMin > limits.creditsMax)
      return { because: 'credits_crossed', creditsMin: limits.creditsMin, creditsMax: limits.creditsMax }
  return whyTimesUnfit(round)
}

type Times = Pick<RoundSaid, 'opensAt' | 'closesAt' | 'starts'>

/** Why a round cannot have such times; null when it can. Instants are in one form. */
export function whyTimesUnfit({ opensAt, closesAt, starts }: Times): RoundUnfit | null {
  if (opensAt >= closesAt) return { because: 'closes_first', opensAt, closesAt }
  const outside = starts.find((start) => start.opensAt <= opensAt || start.opensAt >= closesAt)
  return outside ? { because: 'start_outside', cohort: outside.cohort, startsAt: outside.opensAt } : null
}
