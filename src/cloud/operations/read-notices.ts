import type { AccountCall, Handler } from '../call-context'
import { markNoticesRead } from '../tables/notices'

/** Marks everything up to a notice as read. */
export const readNotices: Handler<'readNotices', AccountCall> = async ({ upToId }, { accountId, services, now }) => {
  await markNoticesRead(services.database, accountId, upToId, now)
  return { ok: true, value: {} }
}
