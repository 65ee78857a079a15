import type { AccountCall, Handler } from '../../call-context'
import { endSession } from '../tables/sessions'

/** Ends the session it is called with. */
export const signOut: Handler<'signOut', AccountCall> = async (_request, { services, token }) => {
  await endSession(services.database, token)
  return { ok: true, value: {} }
}
