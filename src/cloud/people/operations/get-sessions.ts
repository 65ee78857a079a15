import type { AccountCall, Handler } from '../../call-context'
import { listSessions } from '../tables/sessions'

/** Where the caller is signed in, this phone first. */
export const getSessions: Handler<'getSessions', AccountCall> = async (
  _request,
  { accountId, token, services, now },
) => {
  const sessions = await listSessions(services.database, accountId, token, now)
  return {
    ok: true,
    value: {
      sessions: sessions.map(({ startedAt, lastUsedAt, ...session }) => ({
        ...session,
        startedAt: startedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
      })),
    },
  }
}
