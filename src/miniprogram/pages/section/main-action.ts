import type { Refusal, RefusalCode } from '../../../contract/refusal'
import { isForRanking } from '../../selection/text/lottery-choices'
import { canWait } from '../../selection/text/seats'

/**
 * What the main button of a section does: choose it, wait for a seat, change to it, rank it in a lottery, or plan it
 * for when a round opens.
 */
export type MainAction = 'choose' | 'wait' | 'swap' | 'rank' | 'plan'

const notYet = (refusal: Refusal) =>
  (refusal.code === 'round_not_open' && refusal.opensAt !== null) ||
  refusal.code === 'round_paused' ||
  refusal.code === 'round_other_audience'

/** What leaving another course, or another section of this one, may clear. */
const inTheWay: readonly RefusalCode[] = ['already_in_course', 'time_clash', 'exam_clash', 'credit_limit']

/**
 * Waiting is offered when nothing but seats is in the way, changing when something is that the student could leave;
 * before a round opens, planning; in a lottery, ranking, whatever else is in the way.
 */
export function mainActionFor(blockers: readonly Refusal[]): MainAction {
  if (blockers.some(isForRanking)) return 'rank'
  if (blockers.some(notYet)) return 'plan'
  const others = blockers.filter((refusal) => !canWait(refusal))
  if (others.length === 0) return blockers.length > 0 ? 'wait' : 'choose'
  return others.every(({ code }) => inTheWay.includes(code)) ? 'swap' : 'choose'
}
