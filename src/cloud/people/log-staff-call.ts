import type { OperationName } from '../../contract/operations'
import type { StudentId } from '../../contract/people/ids'
import type { Reply } from '../../contract/refusal'
import type { AccountCall, Admission, Services } from '../call-context'
import { addAuditEntry } from './tables/audit-entries'
import { readIdsOfNumbers, readStudents } from './tables/students'

/**
 * Does what staff were let through for, with an entry in the audit log before it and another that says how it ended:
 * nothing is done that is not written down. Of the request, only ids are kept.
 */
export async function logStaffCall(
  action: OperationName,
  request: unknown,
  { staff, studentId }: Admission,
  { accountId, services, now }: AccountCall,
  work: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  if (!staff) throw new Error('only what staff do is logged')
  const { staffId, name: actor } = staff
  const { database } = services
  const about = studentId ?? (await studentIn(services, request))
  const entry = { at: now, accountId, staffId, actor, action, studentId: about, facts: idsIn(request) }
  const begunId = await addAuditEntry(database, { ...entry, outcome: 'begun' })
  let outcome: 'done' | 'refused' | 'failed' = 'failed'
  try {
    const reply = await work()
    outcome = reply.ok ? 'done' : 'refused'
    return reply
  } finally {
    await addAuditEntry(database, { ...entry, outcome, begunId })
  }
}

/** Whom a request names, by id, by number or as some capability knows; null for nobody there is. */
async function studentIn({ database, capabilities }: Services, request: unknown): Promise<StudentId | null> {
  const { studentId, number } = request as { studentId?: StudentId; number?: string }
  if (studentId !== undefined) return (await readStudents(database, [studentId])).has(studentId) ? studentId : null
  if (number !== undefined) return (await readIdsOfNumbers(database, [number])).get(number) ?? null
  for (const { studentIn: named } of capabilities) {
    const about = (await named?.(database, request)) ?? null
    if (about !== null) return about
  }
  return null
}

function idsIn(request: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request as object).filter(([, value]) => typeof value === 'number'))
}
