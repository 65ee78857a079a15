import type { OperationDeclaration } from '../../contract/kernel/operation'
import { type OperationName, operations } from '../../contract/operations'
import type { StudentId } from '../../contract/people/ids'
import type { Reply } from '../../contract/refusal'
import type { AccountCall, Admission, Services } from '../call-context'
import { addAuditEntry } from './tables/audit-entries'
import { readIdsOfNumbers, readStudents } from './tables/students'

/**
 * Does what staff were let through for, with an entry in the audit log before it and another that says how it ended:
 * nothing is done that is not written down. Of the request, ids and numbers are kept, and what its declaration names.
 */
export async function logStaffCall(
  name: OperationName,
  request: unknown,
  { staff, studentId }: Admission,
  { accountId, services, now }: AccountCall,
  work: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  if (!staff) throw new Error('only what staff do is logged')
  const { staffId, name: actor } = staff
  // Who reads the log, wherever it is shown, must not take a rehearsal for the deed.
  const action = (request as { isDryRun?: boolean }).isDryRun === true ? `${name} --dry-run` : name
  const { database } = services
  const about = studentId ?? (await studentIn(services, request))
  const entry = {
    at: now,
    accountId,
    staffId,
    actor,
    action,
    studentId: about,
    facts: factsIn(request, operations[name]),
  }
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

function factsIn(request: unknown, { logged = [] }: OperationDeclaration): Record<string, unknown> {
  const isKept = ([field, value]: [string, unknown]) => typeof value === 'number' || logged.includes(field)
  return Object.fromEntries(Object.entries(request as object).filter(isKept))
}
