import type { AnyoneCall, Handler } from '../call-context'
import { openAccount, startSession } from '../tables/sessions'

/** Trades a `wx.login` code for a session. Refuses `login_code_rejected`, `login_unavailable`. */
export const signIn: Handler<'signIn', AnyoneCall> = async ({ code }, { services, now }) => {
  const identity = await services.loginGateway.openidOf(code)
  if ('refusal' in identity) return { ok: false, refusals: [identity.refusal] }
  const accountId = await openAccount(services.database, identity.openid)
  const { token, expiresAt } = await startSession(services.database, accountId, now)
  const holder = await services.sessions.find(token)
  return {
    ok: true,
    value: { token, expiresAt: expiresAt.toISOString(), person: { student: holder?.student ?? null } },
  }
}
