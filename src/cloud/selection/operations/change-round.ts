import type { RoundSaid } from '../../../contract/selection/round-acts'
import type { RoundUnfit } from '../../../contract/selection/round-unfit'
import { inOneForm, whyUnfit } from '../../../rules/selection/round-fit'
import type { Handler, OfficeCall } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { type LockedRound, saidOf, steerRound, unfit } from '../steer-round'
import { readMostRanked } from '../tables/lottery'
import { countRoundPlaces, isRoundUsed, updateRound } from '../tables/rounds'
import { unknownDepartment } from '../unknown-department'

/** So long before a round opens its kind is settled: servers may differ in what time it is. */
const settledMs = 60_000

/** Changes what is said of a round. Refuses `round_not_found` and `round_unfit`. */
export const changeRound: Handler<'changeRound', OfficeCall> = (
  { roundId, changes, isTakingBackAgreed = false },
  call,
) =>
  steerRound(call, roundId, async (connection, round) => {
    const before = saidOf(round)
    const after = { ...before, ...inOneForm(changes) }
    const why =
      whyUnfit(after) ??
      (await unknownDepartment(connection, after.departmentIds)) ??
      (await whyTimesStay(connection, round, after, { now: call.now, isTakingBackAgreed })) ??
      (await whyKindStays(connection, round, after, call.now)) ??
      (await whyRankingStays(connection, round, after))
    if (why) return unfit(round, why)
    await updateRound(connection, { ...after, id: round.id })
    return { ok: true, value: { before, after, pausedAt: round.pausedAt } }
  })

async function whyTimesStay(
  connection: Queryable,
  before: LockedRound,
  after: RoundSaid,
  { now, isTakingBackAgreed }: { now: Date; isTakingBackAgreed: boolean },
): Promise<RoundUnfit | null> {
  if (after.opensAt === before.opensAt && after.closesAt === before.closesAt) return null
  if (before.isWiped) return { because: 'taken_back' }
  const isOver = after.closesAt !== before.closesAt && after.closesAt <= now.toISOString()
  if (!isOver || after.kind !== 'trial' || isTakingBackAgreed) return null
  return { because: 'takes_back', places: await countRoundPlaces(connection, before.id) }
}

/** What was chosen in a round was chosen under its kind: a trial takes back, a lottery is drawn, the others keep. */
async function whyKindStays(
  connection: Queryable,
  { id, kind, opensAt }: LockedRound,
  after: RoundSaid,
  now: Date,
): Promise<RoundUnfit | null> {
  if (after.kind === kind) return null
  if (await isRoundUsed(connection, id)) return { because: 'used', kind }
  return Date.parse(opensAt) - settledMs > now.getTime() ? null : { because: 'kind_settled', opensAt }
}

/** What students saved stays as they saved it. */
async function whyRankingStays(
  connection: Queryable,
  before: LockedRound,
  after: RoundSaid,
): Promise<RoundUnfit | null> {
  if (after.choicesMax >= before.choicesMax && after.pointsMax >= before.pointsMax) return null
  const most = await readMostRanked(connection, before.id)
  return after.choicesMax >= most.choices && after.pointsMax >= most.points ? null : { because: 'ranked', ...most }
}
