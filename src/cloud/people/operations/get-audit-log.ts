import type { Handler, StaffCall } from '../../call-context'
import { rowCursor } from '../../kernel/cursor'
import { readAuditEntries } from '../tables/audit-entries'

const pageSize = 50

/** What staff did, newest first. Refuses `cursor_invalid`. */
export const getAuditLog: Handler<'getAuditLog', StaffCall> = async ({ cursor }, { services }) => {
  const before = cursor === null ? null : rowCursor.read(cursor)
  if (cursor !== null && before === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
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
      nextCursor: last ? rowCursor.write(last.id) : null,
    },
  }
}
