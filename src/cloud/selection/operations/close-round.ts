import type { RoundUnfit } from '../../../contract/selection/round-unfit'
import { whyTimesUnfit } from '../../../rules/selection/round-fit'
import { standingOf } from '../../../rules/selection/rounds'
import type { Handler, OfficeCall } from '../../call-context'
import { isAsSeen, type LockedRound, saidOf, steerRound, unfit } from '../steer-round'
import { countRoundPlaces, updateRound } from '../tables/rounds'

/** Closes a round now or at a time. Refuses `round_not_found` and `round_unfit`. */
export const closeRound: Handler<'closeRound', OfficeCall> = ({ roundId, at, seen, isTakingBackAgreed }, call) =>
  steerRound(call, roundId, async (connection, round) => {
    const closesAt = (at === null ? call.now : new Date(at)).toISOString()
    const isOver = closesAt <= call.now.toISOString()
    const why = whyNot(round, closesAt, at === null ? call.now : null)
    if (why) return unfit(round, why)
    const places = await countRoundPlaces(connection, round.id)
    if (isOver && round.kind === 'trial' && !isTakingBackAgreed) return unfit(round, { because: 'takes_back', places })
    if (!isAsSeen(round, seen)) return unfit(round, { because: 'moved' })
    const after = { ...saidOf(round), closesAt }
    await updateRound(connection, { ...after, id: round.id })
    return { ok: true, value: { after, isOver, places } }
  })

function whyNot(round: LockedRound, closesAt: string, now: Date | null): RoundUnfit | null {
  if (now && standingOf(round, now.getTime()) === 'closed')
    return { because: 'closed_already', closesAt: round.closesAt }
  return round.isWiped ? { because: 'taken_back' } : whyTimesUnfit({ ...round, closesAt })
}
