import type { AnyoneCall, Handler } from '../call-context'
import { readPerson } from '../person'
import { openAccount, startSession } from '../tables/sessions'

/** Trades a `wx.login` code for a session. Refuses `login_code_rejected`, `login_blocked`, `login_unavailable`. */
export const signIn: Handler<'signIn', AnyoneCall> = async ({ code, device }, { services, now }) => {
  const identity = await services.login.openidOf(code)
  if ('refusal' in identity) return { ok: false, refusals: [identity.refusal] }
  const accountId = await openAccount(services.database, identity.openid, identity.unionid)
  const { token, expiresAt } = await startSession(services.database, accountId, now, device ?? null)
  const person = await readPerson(accountId, services, now)
  return { ok: true, value: { token, expiresAt: expiresAt.toISOString(), person } }
}
