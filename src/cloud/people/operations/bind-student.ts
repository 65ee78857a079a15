import type { Operations } from '../../../contract/operations'
import type { StudentId } from '../../../contract/people/ids'
import type { Refusal } from '../../../contract/refusal'
import { numberKey, plainNumber } from '../../../rules/people/student-number'
import type { AccountCall, Handler } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { isUnguessable, plainCode } from '../activation-code'
import { type BindingTry, beginTry } from '../binding-tries'
import { readPerson } from '../person'
import { isProven } from '../student-proof'
import { addAuditEntry } from '../tables/audit-entries'
import { bindAccount, endSelfBinding } from '../tables/bindings'
import { changePeople, lockLiving } from '../tables/living'
import { tellAccount, tellRegistrarsOfLock } from '../tables/messages'
import { readOwnStudent } from '../tables/sessions'
import { type BindingCandidate, readBindingCandidate, writeActivationCode } from '../tables/students'

type Request = Operations['bindStudent']['request']

/**
 * Binds the account to a student of the roster, by number, name and the proof the school asks for; an activation code
 * always does. What was wrong is not told, nor that a proof that can be guessed was right and the student is bound
 * already. After too many wrong tries on a number only a long activation code binds it for a while: it cannot be
 * guessed, and only the school hands one out.
 * Refuses `already_bound`, `binding_limited`, `binding_refused`, and `session_required` to an account that has left.
 */
export const bindStudent: Handler<'bindStudent', AccountCall> = async (request, call) => {
  const { accountId, services, now } = call
  const refusal = await changePeople(services.database, {}, (connection) => bind(connection, request, call))
  if (refusal) return { ok: false, refusals: [refusal] }
  return { ok: true, value: await readPerson(accountId, services, now) }
}

async function bind(connection: Queryable, request: Request, call: AccountCall): Promise<Refusal | null> {
  const { accountId, now } = call
  const number = plainNumber(request.number)
  const begun = await beginTry(connection, call, numberKey(number))
  const own = await readOwnStudent(connection, accountId)
  if (own)
    return numberKey(own.number) === numberKey(number) ? null : { code: 'already_bound', studentNumber: own.number }
  if ('refusal' in begun) return begun.refusal
  const student = await proveAndLock(connection, { ...request, number }, begun, call)
  if ('refusal' in student) return student.refusal
  if ('wrong' in student) return turnDown(connection, number, student.wrong, begun, now)
  await take(connection, number, student, call)
  await begun.note('bound', student.studentId)
  return null
}

/** Whom a request names with a proof that does not count. */
interface Wrong {
  wrong: StudentId | null
}

/**
 * The student that the request proves, locked with the account. Only a right proof locks a student, and what was proven
 * is proven once more under the lock: they may have left, or the code been used, while this waited.
 */
async function proveAndLock(
  connection: Queryable,
  request: Request,
  { isNumberClosed }: BindingTry,
  { accountId, services: { vault } }: AccountCall,
): Promise<BindingCandidate | Wrong | { refusal: Refusal }> {
  const { proof } = request
  const isCode = proof.kind === 'activation_code'
  const isOpen = !isNumberClosed || (isCode && isUnguessable(plainCode(proof.code)))
  const prove = async (): Promise<BindingCandidate | Wrong> => {
    const { candidate, schoolAsksFor } = await readBindingCandidate(connection, request.number)
    const isRight = isProven(candidate, request, vault) && (isCode || schoolAsksFor === 'identity')
    // Whoever could guess a proof must not learn that it was right: of a bound student, it is as a wrong one.
    const mayTake = candidate !== null && isRight && isOpen && (isCode || !candidate.isBound)
    return mayTake ? candidate : { wrong: candidate?.studentId ?? null }
  }
  const before = await prove()
  const students = 'wrong' in before ? [] : [before.studentId]
  const living = await lockLiving(connection, { students, accounts: [accountId] })
  if (!living.accounts.has(accountId)) return { refusal: { code: 'session_required' } }
  if ('wrong' in before) return before
  const now = await prove()
  return 'wrong' in now || living.students.has(now.studentId) ? now : { wrong: null }
}

/** Notes a wrong try; the one that closes the number tells the registrars. */
async function turnDown(
  connection: Queryable,
  number: string,
  studentId: StudentId | null,
  begun: BindingTry,
  now: Date,
): Promise<Refusal> {
  await begun.note(begun.isNumberClosed ? 'turned_away' : 'wrong', studentId)
  if (begun.isLastOfNumber) await tellRegistrarsOfLock(connection, number, studentId, now)
  return { code: 'binding_refused' }
}

/** Binds the account; a student who is bound moves, and the account before is told. */
async function take(
  connection: Queryable,
  number: string,
  { studentId, isBound }: BindingCandidate,
  { accountId, now }: AccountCall,
): Promise<void> {
  if (isBound) {
    const before = await endSelfBinding(connection, studentId, now)
    const message = { code: 'student_bound_elsewhere', name: number, about: { studentId }, by: 'student' } as const
    await tellAccount(connection, before, message, now)
    const entry = { at: now, accountId: null, staffId: null, actor: 'activation code', action: 'move binding' } as const
    await addAuditEntry(connection, { ...entry, studentId, facts: {}, outcome: 'done' })
  }
  if (!(await bindAccount(connection, accountId, studentId, now))) throw new Error('the account was bound meanwhile')
  // A code is good once.
  await writeActivationCode(connection, studentId, null)
}
