import type { AccountCall, Handler } from '../call-context'
import { readNotices } from '../tables/notices'

const pageSize = 30

/** What the caller was told, newest first. Refuses `cursor_invalid`. */
export const getNotices: Handler<'getNotices', AccountCall> = async ({ cursor }, { accountId, services, now }) => {
  if (cursor !== null && !/^[1-9]\d{0,9}$/.test(cursor)) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const before = cursor === null ? null : Math.min(Number(cursor), 2_147_483_647)
  const rows = await readNotices(services.database, accountId, before, pageSize)
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: {
      notices: rows.map(({ at, ...notice }) => ({ ...notice, at: at.toISOString() })),
      nextCursor: last ? String(last.id) : null,
      serverTime: now.toISOString(),
    },
  }
}
