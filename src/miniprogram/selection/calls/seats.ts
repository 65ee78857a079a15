import type { SectionId } from '../../../contract/catalogue/ids'
import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import { useSession } from '../../people/stores/session'
import { useLiveSeats } from '../stores/live-seats'

/** The most that one call may ask for. */
const idsMax = 60

const seatAsks = answerOrder()

/** Brings the seats of these sections, the first 60 of them; a failure leaves what was known. */
export async function refreshSeats(sectionIds: readonly SectionId[]): Promise<void> {
  if (sectionIds.length === 0 || useSession.getState().token === null) return
  const asked = [...new Set(sectionIds)].slice(0, idsMax)
  const outcome = await seatAsks(() => read('getSeats', { sectionIds: asked }))
  if (outcome?.ok) useLiveSeats.getState().accept(outcome.value.seats, outcome.value.asOf)
}
