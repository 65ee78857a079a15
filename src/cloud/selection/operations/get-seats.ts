import type { AccountCall, Handler } from '../../call-context'
import { readSeats } from '../../catalogue/tables/seats'
import { asOf } from '../../kernel/reads/recent-read'

/** The seats of what is on the screen. A section that is not known is left out. */
export const getSeats: Handler<'getSeats', AccountCall> = async ({ sectionIds }, { services, now }) => {
  const counts = await services.reads.recent(readSeats, sectionIds)
  const seats = sectionIds.flatMap((sectionId) => {
    const found = counts.get(sectionId)
    if (!found) return []
    const { capacity, enrolled, kept, waiting } = found
    return [{ sectionId, seats: { capacity, enrolled, kept, waiting } }]
  })
  return { ok: true, value: { seats, asOf: asOf(counts, now), serverTime: now.toISOString() } }
}
