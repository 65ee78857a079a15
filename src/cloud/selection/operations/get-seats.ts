import type { AccountCall, Handler } from '../../call-context'
import { readSeats } from '../../catalogue/tables/seats'

/** The seats of what is on the screen. A section that is not known is left out. */
export const getSeats: Handler<'getSeats', AccountCall> = async ({ sectionIds }, { services, now }) => {
  const counts = await readSeats(services.database, sectionIds, now)
  const seats = [...counts].map(([sectionId, { capacity, enrolled, kept, waiting }]) => ({
    sectionId,
    seats: { capacity, enrolled, kept, waiting },
  }))
  return { ok: true, value: { seats, serverTime: now.toISOString() } }
}
