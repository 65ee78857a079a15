import type { StudentId } from '../../contract/people/ids'
import type { Refusal, Reply } from '../../contract/refusal'
import type { AccountCall, BindingCall, OfficeCall, StudentCall } from '../call-context'
import type { Queryable } from '../kernel/database/database'
import { type GuardianBindingRow, readGuardianBinding, readSelfBinding } from './tables/bindings'
import { changePeople, lockLiving } from './tables/living'

type Work<Value> = (connection: Queryable) => Promise<Reply<Value>>

function refused(refusal: Refusal): Reply<never> {
  return { ok: false, refusals: [refusal] }
}

/** Changes what is kept about the caller's account, which is locked. Refuses `session_required` once it has left. */
export function changeAsAccount<Value>({ accountId, services }: AccountCall, work: Work<Value>): Promise<Reply<Value>> {
  return changePeople(services.database, { accounts: [accountId] }, async (connection, living) =>
    living.accounts.has(accountId) ? work(connection) : refused({ code: 'session_required' }),
  )
}

/** Changes what is kept about the calling student, who is locked. Refuses as {@link lockAsStudent}. */
export function changeAsStudent<Value>(call: StudentCall, work: Work<Value>): Promise<Reply<Value>> {
  return changePeople(call.services.database, {}, async (connection) => {
    const refusal = await lockAsStudent(connection, call)
    return refusal ? refused(refusal) : work(connection)
  })
}

/**
 * Locks the calling student. Refuses `student_required` when they have left since the call was let in, or their
 * student belongs to another account now.
 */
export async function lockAsStudent(
  connection: Queryable,
  { accountId, student }: Pick<StudentCall, 'accountId' | 'student'>,
): Promise<Refusal | null> {
  const living = await lockLiving(connection, { students: [student.id] })
  const own = living.students.has(student.id) ? await readSelfBinding(connection, student.id) : null
  return own?.accountId === accountId ? null : { code: 'student_required' }
}

/** Changes what staff keep about a student, who is locked. Refuses `student_not_found` for nobody, or one who left. */
export function changeStudent<Value>(
  studentId: StudentId,
  { services }: Pick<OfficeCall, 'services'>,
  work: Work<Value>,
): Promise<Reply<Value>> {
  return changePeople(services.database, { students: [studentId] }, async (connection, living) =>
    living.students.has(studentId) ? work(connection) : refused({ code: 'student_not_found' }),
  )
}

/**
 * Changes a guardian's binding as it stands under the lock of its student: neither they nor the guardian leaves
 * meanwhile, since a guardian who leaves locks the students they are bound to. The binding may have ended. Refuses
 * `binding_not_found` when the caller is no party of it any more.
 */
export function changeBinding<Value>(
  { binding: { bindingId, studentId }, as, accountId, services }: BindingCall,
  work: (connection: Queryable, binding: GuardianBindingRow) => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  return changePeople(services.database, { students: [studentId] }, async (connection) => {
    const binding = await readGuardianBinding(connection, bindingId)
    const own = as === 'student' ? await readSelfBinding(connection, studentId) : null
    if (!binding || (as === 'student' && own?.accountId !== accountId)) return refused({ code: 'binding_not_found' })
    return work(connection, binding)
  })
}
