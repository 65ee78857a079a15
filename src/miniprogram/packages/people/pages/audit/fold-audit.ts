import type { AuditEntry } from '../../../../../contract/people'

/**
 * A log newest first without the beginnings of what has ended since: each step is noted before it is taken and again
 * with what came of it, and only one of the two is worth a line. A beginning without an end stays, for it tells that
 * something stopped half-way.
 */
export function foldAudit(entries: readonly AuditEntry[]): AuditEntry[] {
  const keyOf = ({ actor, action, studentNumber }: AuditEntry) => JSON.stringify([actor, action, studentNumber])
  const ended = new Map<string, number>()
  return entries.filter((entry) => {
    const key = keyOf(entry)
    const open = ended.get(key) ?? 0
    if (entry.outcome !== 'begun') {
      ended.set(key, open + 1)
      return true
    }
    if (open === 0) return true
    ended.set(key, open - 1)
    return false
  })
}
