import type { AnyoneCall, Handler } from '../../call-context'
import { inTransaction } from '../../kernel/database/database'
import { readPerson } from '../person'
import { openAccount, startSession } from '../tables/sessions'

/** Trades a `wx.login` code for a session. Refuses `login_code_rejected`, `login_blocked`, `login_unavailable`. */
export const signIn: Handler<'signIn', AnyoneCall> = async ({ code, device }, { services, now }) => {
  const identity = await services.login.openidOf(code)
  if ('refusal' in identity) return { ok: false, refusals: [identity.refusal] }
  const { openid, unionid } = identity
  // Opening locks the account, so that it cannot leave before its session is there to be ended.
  const { accountId, token, expiresAt } = await inTransaction(services.database, async (connection) => {
    const opened = await openAccount(connection, openid, unionid)
    return { accountId: opened, ...(await startSession(connection, opened, now, device ?? null)) }
  })
  const person = await readPerson(accountId, services, now)
  return { ok: true, value: { token, expiresAt: expiresAt.toISOString(), person } }
}
