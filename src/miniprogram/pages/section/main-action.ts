import type { Refusal } from '../../../contract/refusal'

/** What the main button of a section does: choose it, wait for a seat, or plan it for when a round opens. */
export type MainAction = 'choose' | 'wait' | 'plan'

const notYet = (refusal: Refusal) =>
  (refusal.code === 'round_not_open' && refusal.opensAt !== null) ||
  refusal.code === 'round_paused' ||
  refusal.code === 'round_other_audience'

const canWait = (refusal: Refusal) =>
  (refusal.code === 'section_full' || refusal.code === 'seats_reserved') && refusal.waiting !== null

/** Waiting is offered when nothing but seats is in the way; before a round opens, planning. */
export function mainActionFor(blockers: readonly Refusal[]): MainAction {
  if (blockers.some(notYet)) return 'plan'
  return blockers.length > 0 && blockers.every(canWait) ? 'wait' : 'choose'
}
