import type { CountedSeats, SectionSeats } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { BatchState } from './batch-state'

type Counting = Pick<BatchState, 'seatsOf' | 'now'>

/** The seats of sections as the batch has them by now; of those that it has locked. */
export function countSeats(state: Counting, sectionIds: Iterable<SectionId>): SectionSeats[] {
  return [...new Set(sectionIds)].flatMap((sectionId) => {
    const facts = state.seatsOf(sectionId)
    if (!facts) return []
    const { capacity, enrolled, kept, waiting } = facts
    return [{ sectionId, seats: { capacity, enrolled, kept, waiting } }]
  })
}

export function countedSeats(state: Counting, sectionIds: Iterable<SectionId>): CountedSeats {
  return { at: state.now.toISOString(), seats: countSeats(state, sectionIds) }
}

/** A refusal for want of a seat, with the seats that there are. */
export function withCounts(state: Counting, refusal: Refusal): Refusal {
  if (refusal.code !== 'section_full' && refusal.code !== 'seats_reserved') return refusal
  return { ...refusal, counted: countedSeats(state, [refusal.sectionId]) }
}
