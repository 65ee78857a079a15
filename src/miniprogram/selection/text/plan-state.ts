import type { Refusal } from '../../../contract/refusal'
import type { PlanCheck } from '../../../contract/selection/plan'
import { isGeneral } from '../../../rules/selection/general-refusals'

type PlannedCourse = PlanCheck['items'][number]

/** `held`: nothing of its own is in the way, but nothing can be chosen now by anybody like the student. */
export type PlanState = 'enrolled' | 'waiting' | 'blocked' | 'held' | 'free'

/** How a planned course stands: the one word for it on its card, in the count above and on the button below. */
export function planStateOf({ isEnrolled, sections, refusals }: PlannedCourse, isWaiting: boolean): PlanState {
  if (isEnrolled) return 'enrolled'
  if (isWaiting) return 'waiting'
  if (sections.length === 0 || refusals.some((one) => !isGeneral(one))) return 'blocked'
  return refusals.length > 0 ? 'held' : 'free'
}

/** What stands in the way of everything planned, to be said once, without repeats. */
export function generalRefusals(items: readonly PlannedCourse[]): Refusal[] {
  const seen = new Map<string, Refusal>()
  for (const { refusals } of items)
    for (const refusal of refusals) if (isGeneral(refusal)) seen.set(JSON.stringify(refusal), refusal)
  return [...seen.values()]
}
