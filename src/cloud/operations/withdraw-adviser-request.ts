import type { Handler, StudentCall } from '../call-context'
import { withdrawAdviserRequest as withdraw } from '../tables/adviser-requests'

/** Takes an open request back. Refuses `adviser_request_not_found` for one that is decided or not the student's. */
export const withdrawAdviserRequest: Handler<'withdrawAdviserRequest', StudentCall> = async (
  { id },
  { services, student, now },
) => {
  const isWithdrawn = await withdraw(services.database, student.id, id, now)
  return isWithdrawn ? { ok: true, value: {} } : { ok: false, refusals: [{ code: 'adviser_request_not_found' }] }
}
