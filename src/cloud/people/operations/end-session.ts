import type { AccountCall, Handler } from '../../call-context'
import { endSessionById } from '../tables/sessions'

/** Signs one of the caller's phones out. Refuses `session_not_found`. */
export const endSession: Handler<'endSession', AccountCall> = async ({ sessionId }, { accountId, services }) => {
  const hasEnded = await endSessionById(services.database, accountId, sessionId)
  return hasEnded ? { ok: true, value: {} } : { ok: false, refusals: [{ code: 'session_not_found' }] }
}
