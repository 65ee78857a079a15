import type { StudentId } from '../../contract/ids'
import type { Operations } from '../../contract/operations'
import type { Refusal } from '../../contract/refusal'
import { isUnguessable, plainCode } from '../activation-code'
import { type BindingTry, beginTry } from '../binding-tries'
import type { AccountCall, Handler } from '../call-context'
import { readPerson } from '../person'
import { isProven } from '../student-proof'
import { addAuditEntry } from '../tables/audit-entries'
import { bindAccount, endSelfBinding, readSelfBinding } from '../tables/bindings'
import { inTransaction, type Queryable } from '../tables/database'
import { tellAccount, tellRegistrarsOfLock } from '../tables/notices'
import { readOwnStudent } from '../tables/sessions'
import { lockStudent, readBindingCandidate, writeActivationCode } from '../tables/students'

type Request = Operations['bindStudent']['request']

/**
 * Binds the account to a student of the roster, by number, name and the proof the school asks for; an activation code
 * always does. What was wrong is not told. After too many wrong tries on a number only a long activation code binds it for
 * a while: it cannot be guessed, and only the school hands one out.
 * Refuses `already_bound`, `binding_limited`, `binding_refused`, `student_bound_elsewhere`.
 */
export const bindStudent: Handler<'bindStudent', AccountCall> = async (request, call) => {
  const { accountId, services, now } = call
  const refusal = await inTransaction(services.database, (connection) => bind(connection, request, call))
  if (refusal) return { ok: false, refusals: [refusal] }
  return { ok: true, value: await readPerson(accountId, services, now) }
}

async function bind(connection: Queryable, request: Request, call: AccountCall): Promise<Refusal | null> {
  const number = request.number.normalize('NFKC').replace(/\s/g, '')
  const begun = await beginTry(connection, call, number)
  const own = await readOwnStudent(connection, call.accountId)
  if (own) return own.number === number ? null : { code: 'already_bound', studentNumber: own.number }
  if ('refusal' in begun) return begun.refusal

  const { candidate, schoolAsksFor } = await readBindingCandidate(connection, number)
  const isCode = request.proof.kind === 'activation_code'
  const isRight = isProven(candidate, request, call.services.vault) && (isCode || schoolAsksFor === 'identity')
  const studentId = candidate?.studentId ?? null
  const { proof } = request
  const isOpen = !begun.isNumberClosed || (proof.kind === 'activation_code' && isUnguessable(plainCode(proof.code)))
  if (!isRight || studentId === null || !isOpen)
    return turnDown(connection, { code: 'binding_refused' }, number, studentId, begun, call)
  return take(connection, number, studentId, isCode, begun, call)
}

/** Notes a wrong try; the one that closes the number tells the registrars. */
async function turnDown(
  connection: Queryable,
  refusal: Refusal,
  number: string,
  studentId: StudentId | null,
  begun: BindingTry,
  { now }: AccountCall,
): Promise<Refusal> {
  await begun.note(begun.isNumberClosed ? 'turned_away' : 'wrong', studentId)
  if (begun.isLastOfNumber) await tellRegistrarsOfLock(connection, number, studentId, now)
  return refusal
}

async function take(
  connection: Queryable,
  number: string,
  studentId: StudentId,
  isCode: boolean,
  begun: BindingTry,
  call: AccountCall,
): Promise<Refusal | null> {
  const { accountId, now } = call
  await lockStudent(connection, studentId)
  if (await readSelfBinding(connection, studentId)) {
    // Whoever could guess a proof must not learn here that it was right, so this counts as a wrong try.
    const refusal = { code: 'student_bound_elsewhere' } as const
    if (!isCode) return turnDown(connection, refusal, number, studentId, begun, call)
    const before = await endSelfBinding(connection, studentId, now)
    const notice = { kind: 'student_bound_elsewhere', name: number, about: { studentId }, by: 'student' } as const
    await tellAccount(connection, before, notice, now)
    const entry = { at: now, accountId: null, staffId: null, actor: 'activation code', action: 'move binding' } as const
    await addAuditEntry(connection, { ...entry, studentId, facts: {}, outcome: 'done' })
  }
  if (!(await bindAccount(connection, accountId, studentId, now))) throw new Error('the account was bound meanwhile')
  // A code is good once.
  await writeActivationCode(connection, studentId, null)
  await begun.note('bound', studentId)
  return null
}
