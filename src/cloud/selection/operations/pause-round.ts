import { standingOf } from '../../../rules/selection/rounds'
import type { Handler, OfficeCall } from '../../call-context'
import { steerRound, unfit } from '../steer-round'
import { setRoundPaused } from '../tables/rounds'

/** Stops a round for the moment. Refuses `round_not_found` and `round_unfit`. */
export const pauseRound: Handler<'pauseRound', OfficeCall> = ({ roundId }, call) =>
  steerRound(call, roundId, async (connection, round) => {
    const { closesAt, pausedAt } = round
    if (standingOf(round, call.now.getTime()) === 'closed') return unfit(round, { because: 'closed_already', closesAt })
    if (pausedAt !== null) return unfit(round, { because: 'paused_already', pausedAt })
    await setRoundPaused(connection, round.id, call.now)
    return { ok: true, value: { pausedAt: call.now.toISOString() } }
  })
