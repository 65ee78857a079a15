import type { Handler, StaffCall } from '../../call-context'
import { readAuditEntries } from '../tables/audit-entries'

const pageSize = 50

/** What staff did, newest first. Refuses `cursor_invalid`. */
export const getAuditLog: Handler<'getAuditLog', StaffCall> = async ({ cursor }, { services }) => {
  if (cursor !== null && !/^[1-9]\d{0,9}$/.test(cursor)) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const before = cursor === null ? null : Math.min(Number(cursor), 2_147_483_647)
  const rows = await readAuditEntries(services.database, { before, limit: pageSize })
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: {
      entries: rows.map(({ id, at, actor, action, studentNumber, outcome }) => ({
        id,
        at: at.toISOString(),
        actor,
        action,
        studentNumber,
        outcome,
      })),
      nextCursor: last ? String(last.id) : null,
    },
  }
}
