import type { Handler, StudentCall } from '../../call-context'
import { changeAsStudent } from '../../people/change-as'
import { withdrawAdviserRequest as withdraw } from '../tables/adviser-requests'

/** Takes an open request back. Refuses `adviser_request_not_found` for one that is decided or not the student's. */
export const withdrawAdviserRequest: Handler<'withdrawAdviserRequest', StudentCall> = ({ id }, call) =>
  changeAsStudent(call, async (connection) => {
    const isWithdrawn = await withdraw(connection, call.student.id, id, call.now)
    return isWithdrawn ? { ok: true, value: {} } : { ok: false, refusals: [{ code: 'adviser_request_not_found' }] }
  })
