import type { AccountCall, Handler } from '../../call-context'
import { endSessionsOf } from '../tables/sessions'

/** Signs every other phone of the caller out. */
export const endOtherSessions: Handler<'endOtherSessions', AccountCall> = async (
  _request,
  { accountId, token, services },
) => {
  await endSessionsOf(services.database, accountId, token)
  return { ok: true, value: {} }
}
