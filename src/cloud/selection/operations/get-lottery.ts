import { isAmong } from '../../../rules/people/audience'
import type { Handler, StudentCall } from '../../call-context'
import { readTerm } from '../../school/tables/terms'
import { lotteryOnWire } from '../standing/lottery-on-wire'
import { readStandingOf } from '../standing/student-standing'

/** The lotteries of a term that are meant for the student. Refuses `term_not_found`. */
export const getLottery: Handler<'getLottery', StudentCall> = async ({ termId }, call) => {
  const { services, student, now } = call
  if (!(await readTerm(services.database, termId))) return { ok: false, refusals: [{ code: 'term_not_found' }] }
  const catalogue = await services.catalogue.current(services.database)
  const standing = await readStandingOf(student, termId, catalogue, services, now)
  const rounds = standing.rounds.filter((round) => round.kind === 'lottery' && isAmong(round, standing.facts))
  const lotteries = await Promise.all(rounds.map((round) => lotteryOnWire(round, call, { catalogue, standing })))
  return { ok: true, value: { termId, serverTime: now.toISOString(), lotteries } }
}
