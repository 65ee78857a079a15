import type { SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { PlanCheck } from '../../../contract/selection/plan'
import { isGeneral } from '../../../rules/selection/general-refusals'

type PlannedCourse = PlanCheck['items'][number]

/** `held`: nothing of its own is in the way, but nothing can be chosen now by anybody like the student. */
export type PlanState = 'enrolled' | 'waiting' | 'blocked' | 'held' | 'free'

/**
 * How a planned course stands: the one word for it on its card, in the count above and on the button below. `waitedIds`
 * are the sections of the course that the student waits for; who plans others and can have them need not go on waiting.
 */
export function planStateOf(
  { isEnrolled, sections, refusals }: PlannedCourse,
  waitedIds: readonly SectionId[] | null,
): PlanState {
  if (isEnrolled) return 'enrolled'
  if (waitedIds !== null && (refusals.length > 0 || isWaitedFor(sections, waitedIds))) return 'waiting'
  if (sections.length === 0 || refusals.some((one) => !isGeneral(one))) return 'blocked'
  return refusals.length > 0 ? 'held' : 'free'
}

/** True when choosing these sections takes just what is waited for, so that no place in a queue is given up. */
function isWaitedFor(sections: PlannedCourse['sections'], waitedIds: readonly SectionId[]): boolean {
  return sections.length === 0 || waitedIds.every((waitedId) => sections.some(({ id }) => id === waitedId))
}

/** What stands in the way of everything planned, to be said once, without repeats. */
export function generalRefusals(items: readonly PlannedCourse[]): Refusal[] {
  const seen = new Map<string, Refusal>()
  for (const { refusals } of items)
    for (const refusal of refusals) if (isGeneral(refusal)) seen.set(JSON.stringify(refusal), refusal)
  return [...seen.values()]
}
