import type { Handler, OfficeCall } from '../../call-context'
import { saidOf, steerRound, unfit } from '../steer-round'
import { setRoundPaused } from '../tables/rounds'

/** Lets a paused round go on. Refuses `round_not_found` and `round_unfit`. */
export const resumeRound: Handler<'resumeRound', OfficeCall> = ({ roundId }, call) =>
  steerRound(call, roundId, async (connection, round) => {
    if (round.pausedAt === null) return unfit(round, { because: 'not_paused' })
    await setRoundPaused(connection, round.id, null)
    return { ok: true, value: { after: saidOf(round) } }
  })
