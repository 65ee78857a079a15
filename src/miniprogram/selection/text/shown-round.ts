import type { RoundStanding } from '../../../contract/selection/enrolment'
import { standingOf } from '../../../rules/selection/rounds'

/** How a round stands by the server's clock now: the reply may be older than the moment it opened or closed. */
export function standingNow({ round }: RoundStanding, nowMs: number): RoundStanding['standing'] {
  return standingOf(round, nowMs)
}

/** The round to show: one open for this student, else one paused, the next, the last closed, or one for others. */
export function shownRound(rounds: readonly RoundStanding[], nowMs: number): RoundStanding | null {
  const mine = rounds
    .filter(({ isForMe }) => isForMe)
    .sort((a, b) => Date.parse(a.round.opensAt) - Date.parse(b.round.opensAt))
  const withStanding = (standing: RoundStanding['standing']) =>
    mine.filter((one) => standingNow(one, nowMs) === standing)
  const closed = withStanding('closed')
  return (
    withStanding('open')[0] ??
    withStanding('paused')[0] ??
    withStanding('upcoming')[0] ??
    closed[closed.length - 1] ??
    rounds.find((one) => standingNow(one, nowMs) === 'open') ??
    null
  )
}
