import type { RoundUnfit } from '../../../contract/selection/round-unfit'
import { standingOf } from '../../../rules/selection/rounds'
import type { Handler, OfficeCall } from '../../call-context'
import { isAsSeen, type LockedRound, saidOf, steerRound, unfit } from '../steer-round'
import { updateRound } from '../tables/rounds'

/** Opens a round now or at a time. Refuses `round_not_found` and `round_unfit`. */
export const openRound: Handler<'openRound', OfficeCall> = ({ roundId, at, seen }, call) =>
  steerRound(call, roundId, async (connection, round) => {
    const opensAt = (at === null ? call.now : new Date(at)).toISOString()
    const why = whyNot(round, at === null ? call.now : null) ?? whyClosedThen(round, opensAt)
    if (why) return unfit(round, why)
    if (!isAsSeen(round, seen)) return unfit(round, { because: 'moved' })
    const before = saidOf(round)
    const after = { ...before, opensAt, starts: round.starts.filter((start) => start.opensAt > opensAt) }
    await updateRound(connection, { ...after, id: round.id })
    return { ok: true, value: { before, after, pausedAt: round.pausedAt } }
  })

function whyNot(round: LockedRound, now: Date | null): RoundUnfit | null {
  const standing = now && standingOf(round, now.getTime())
  if (standing === 'open') return { because: 'open_already', opensAt: round.opensAt }
  if (standing === 'paused' && round.pausedAt !== null) return { because: 'paused_already', pausedAt: round.pausedAt }
  return round.isWiped ? { because: 'taken_back' } : null
}

function whyClosedThen({ closesAt }: LockedRound, opensAt: string): RoundUnfit | null {
  return opensAt >= closesAt ? { because: 'closes_first', opensAt, closesAt } : null
}
