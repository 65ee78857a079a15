import type { QuotaId } from '../../../contract/catalogue/ids'
import { hasQueue } from '../../../rules/selection/rounds'
import type { LoadedEntry } from '../tables/enrolments'
import type { BatchState } from './batch-state'
import { tellOfLapse, tellOfOffer } from './tell-student'

/**
 * Ends offers whose deadline has passed and offers every free seat to whoever waits for it first. After it, no seat is
 * free that somebody in the queue could have, so that a newcomer never takes one before them.
 *
 * An entry that waits for several sections is offered all or none; while one of them is full, the
 * seats of the others go to those behind it.
 */
export function handOnSeats(state: BatchState): void {
  if (!state.takeUnsettled()) return
  for (const entry of [...state.entries]) {
    if (!hasLapsed(state, entry)) continue
    tellOfLapse(state, entry)
    state.endEntry(entry, 'lapsed')
  }
  for (const entry of state.entries) {
    if (entry.state !== 'waiting') continue
    const offering = state.catalogue.courses.get(entry.courseId)
    if (!offering) continue
    const open = state.openRound(entry, offering.termId, 'select')
    if (!('round' in open) || !hasQueue(open.round)) continue
    const quotaIds = freeSeats(state, entry)
    if (!quotaIds) continue
    const deadlineMs = state.nowMs + open.round.offerMinutes * 60_000
    const expiresAtMs = Math.min(deadlineMs, Date.parse(open.round.closesAt))
    const expiresAt = new Date(expiresAtMs).toISOString()
    state.offer(entry, quotaIds, expiresAt)
    // What is taken at once is told of once it is taken.
    if (!entry.isAutomatic) tellOfOffer(state, entry, expiresAt)
  }
}

export function hasLapsed({ nowMs }: Pick<BatchState, 'nowMs'>, { state, expiresAt }: LoadedEntry): boolean {
  return state === 'offered' && expiresAt !== null && Date.parse(expiresAt) <= nowMs
}

function freeSeats(state: BatchState, entry: LoadedEntry): (QuotaId | null)[] | null {
  const quotaIds: (QuotaId | null)[] = []
  for (const { sectionId } of entry.places) {
    const quotaId = state.freeSeat(sectionId, entry)
    if (quotaId === undefined || state.catalogue.sections.get(sectionId)?.isWithdrawn) return null
    quotaIds.push(quotaId)
  }
  return quotaIds
}
