import type { AccountCall, Handler } from '../call-context'
import { changeAsAccount } from '../change-as'
import { markNoticesRead } from '../tables/notices'

/** Marks everything up to a notice as read. */
export const readNotices: Handler<'readNotices', AccountCall> = ({ upToId }, call) =>
  changeAsAccount(call, async (connection) => {
    await markNoticesRead(connection, call.accountId, upToId, call.now)
    return { ok: true, value: {} }
  })
