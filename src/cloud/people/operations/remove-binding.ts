import { maskName } from '../../../rules/people/masking'
import type { BindingCall, Handler } from '../../call-context'
import { changeBinding } from '../change-as'
import { endBinding } from '../tables/bindings'
import { tellAccount, tellStudent } from '../tables/messages'

/** Ends a guardian's binding, or declines one that awaits; whoever did not do it is told. A repeat changes nothing. */
export const removeBinding: Handler<'removeBinding', BindingCall> = (_request, call) =>
  changeBinding(call, async (connection, { bindingId, accountId, studentId, studentName, name, status }) => {
    const { as, now } = call
    if (!(await endBinding(connection, bindingId, now))) return { ok: true, value: {} }
    const code = status === 'awaiting' && as === 'student' ? 'guardian_declined' : 'student_removed'
    // Who was never confirmed was never told the student's name.
    const told = status === 'awaiting' ? maskName(studentName) : studentName
    const forGuardian = { code, name: told, about: { studentId }, by: as } as const
    if (as !== 'guardian') await tellAccount(connection, accountId, forGuardian, now)
    const forStudent = { code: 'guardian_removed', name, about: { accountId }, by: as } as const
    if (as !== 'student') await tellStudent(connection, studentId, forStudent, now)
    return { ok: true, value: {} }
  })
