import { randomUUID } from 'node:crypto'
import type { RequestId } from '../../../contract/kernel/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { Task } from '../../call-context'
import { type Database, inTransaction, type Queryable, tryJobLock } from '../../kernel/database/database'
import { locks } from '../../kernel/database/locks'
import type { EnrolmentEngine } from '../engine/enrolment-engine'
import { markEmptied, markWiped, readTrialEnrolments, readTrialsToEmpty } from '../tables/trials'
import { readUnsettledSections, readUntriedOffers, sweepCooledSeats } from '../tables/waitlist-entries'

export interface SeatKeeperParts {
  database: Database
  engine: EnrolmentEngine
  clock: () => Date
}

/** An automatic offer is taken by whoever made it; only if that process died is it taken here. */
const untriedAfterMs = 5000
/** So long after a trial is marked somebody may still get into it: a batch is under way, or a server's clock is slow. */
const lateMs = 60_000
/** Sections settled in one batch. */
const settledAtOnce = 500
/**
 * What has to happen without anybody tapping: offers lapse, seats that cooled down or were added go to the
 * waitlist, the enrolments of a trial that closed are taken back. Any number of processes may run it; one at a
 * time does the work, and looks by the one connection whose lock says so. Returns whether it was this one.
 */
export async function keepSeats({ database, engine, clock }: SeatKeeperParts): Promise<boolean> {
  // By itself, before anybody is taken out: no registrar lets a trial go on of which some are out already.
  await markWiped(database, clock())
  return inTransaction(database, async (connection) => {
    if (!(await tryJobLock(connection, locks.keepSeats))) return false
    const now = clock()
    await settleAll(connection, engine, now)
    for (const offer of await readUntriedOffers(connection, new Date(now.getTime() - untriedAfterMs)))
      engine.acceptFor(offer)
    const empty = await takeTrialsBack(connection, engine)
    // What is written here comes last: the engine's batches would wait for these rows.
    await sweepCooledSeats(connection, now)
    await markEmptied(connection, empty, { now, before: new Date(now.getTime() - lateMs) })
    return true
  })
}

/** Every section, some at a time: those whose free seats nobody in the queue may have must not hide the others. */
async function settleAll(connection: Queryable, engine: EnrolmentEngine, now: Date): Promise<void> {
  for (let after = 0, isMore = true; isMore; ) {
    const sections = await readUnsettledSections(connection, now, { after, limit: settledAtOnce })
    if (sections.length > 0) await engine.settle(sections)
    after = sections.at(-1) ?? after
    isMore = sections.length === settledAtOnce
  }
}

/** Returns the trials in which nobody is left. */
async function takeTrialsBack(connection: Queryable, engine: EnrolmentEngine): Promise<RoundId[]> {
  const empty: RoundId[] = []
  for (const roundId of await readTrialsToEmpty(connection)) {
    const enrolments = await readTrialEnrolments(connection, roundId)
    await Promise.all(
      enrolments.map(({ studentId, courseId }) =>
        engine.submit({
          id: randomUUID() as RequestId,
          studentId,
          madeBy: 'round',
          wish: { kind: 'remove', courseId, reason: 'trial_over', onlyOf: { roundId } },
        }),
      ),
    )
    // Whatever was refused for being busy is found again by the next turn.
    if ((await readTrialEnrolments(connection, roundId)).length === 0) empty.push(roundId)
  }
  return empty
}

/** A seat is handed on within a second of its instant; the minute is for platforms on which no process lives that long. */
export const keepSeatsTask: Task = {
  name: 'keep_seats',
  cron: '* * * * *',
  isEverySecond: true,
  async run(services) {
    await keepSeats(services)
  },
}
