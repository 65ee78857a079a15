import { maskName } from '../../rules/masking'
import type { BindingCall, Handler } from '../call-context'
import { endBinding } from '../tables/bindings'
import { inTransaction } from '../tables/database'
import { tellAccount, tellStudent } from '../tables/notices'

/** Ends a guardian's binding, or declines one that awaits; whoever did not do it is told. A repeat changes nothing. */
export const removeBinding: Handler<'removeBinding', BindingCall> = async (
  _request,
  { binding, as, services, now },
) => {
  await inTransaction(services.database, async (connection) => {
    const { bindingId, accountId, studentId, studentName, name, status } = binding
    if (!(await endBinding(connection, bindingId, now))) return
    const kind = status === 'awaiting' && as === 'student' ? 'guardian_declined' : 'student_removed'
    // Who was never confirmed was never told the student's name.
    const told = status === 'awaiting' ? maskName(studentName) : studentName
    const forGuardian = { kind, name: told, about: { studentId }, by: as } as const
    if (as !== 'guardian') await tellAccount(connection, accountId, forGuardian, now)
    const forStudent = { kind: 'guardian_removed', name, about: { accountId }, by: as } as const
    if (as !== 'student') await tellStudent(connection, studentId, forStudent, now)
  })
  return { ok: true, value: {} }
}
