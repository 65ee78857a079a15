import type { Refusal, Reply } from '../../contract/refusal'
import type { RoundId } from '../../contract/selection/ids'
import type { RoundSaid } from '../../contract/selection/round-acts'
import type { RoundUnfit } from '../../contract/selection/round-unfit'
import { inOneForm } from '../../rules/selection/round-fit'
import type { RoundFacts } from '../../rules/selection/rounds'
import type { OfficeCall } from '../call-context'
import { inTransaction, type Queryable } from '../kernel/database/database'
import { lockForCounting } from './tables/lottery'
import { lockRound } from './tables/rounds'

export type LockedRound = RoundFacts & { isWiped: boolean }

type Work<Value> = (connection: Queryable, round: LockedRound) => Promise<Reply<Value>>

/** Changes a round that nobody else changes meanwhile, and in which no choices are saved. Refuses `round_not_found`. */
export function steerRound<Value>(
  { services }: OfficeCall,
  roundId: RoundId,
  work: Work<Value>,
): Promise<Reply<Value>> {
  return inTransaction(services.database, async (connection) => {
    // Whoever saves choices of a lottery holds this before the round, so it is taken first here, too.
    await lockForCounting(connection, roundId)
    const round = await lockRound(connection, roundId)
    return round ? work(connection, round) : refused({ code: 'round_not_found' })
  })
}

export function refused(...refusals: Refusal[]): Reply<never> {
  return { ok: false, refusals }
}

/** That a round cannot be so. */
export function unfit({ name, nameEn }: Pick<RoundFacts, 'name' | 'nameEn'>, problem: RoundUnfit): Reply<never> {
  return refused({ code: 'round_unfit', roundName: { name, nameEn }, problem })
}

/** What is said of a round, without what it has become. */
export function saidOf({ id: _id, pausedAt: _pausedAt, ...round }: RoundFacts & { isWiped?: boolean }): RoundSaid {
  const { isWiped: _isWiped, ...said } = round
  return said
}

type Times = Pick<RoundSaid, 'opensAt' | 'closesAt' | 'starts'>

/** Whether a round has the times that somebody saw; whoever saw none takes them as they are. */
export function isAsSeen(round: RoundFacts, seen: Times | undefined): boolean {
  return !seen || timesText(round) === timesText(seen)
}

/** The same for the same times, however an instant is written and in whatever order cohorts start. */
function timesText(times: Times): string {
  const { opensAt, closesAt, starts = [] } = inOneForm(times)
  return [opensAt, closesAt, ...starts.map((start) => `${start.cohort} ${start.opensAt}`).sort()].join()
}
