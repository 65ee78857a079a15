import type { BindingCall, Handler } from '../../call-context'
import { changeBinding } from '../change-as'
import { setScopes } from '../tables/bindings'
import { tellAccount } from '../tables/messages'
import { isAdultStudent } from '../tables/students'

/**
 * Sets whether a guardian sees timetable and results; the guardian is told. Refuses `student_not_of_age`: the guardians
 * of a minor see both; and `binding_not_found` once the binding has ended.
 */
export const setGuardianScopes: Handler<'setGuardianScopes', BindingCall> = ({ timetable, results }, call) =>
  changeBinding(call, async (connection, binding) => {
    const { services, now } = call
    if (binding.status === 'ended') return { ok: false, refusals: [{ code: 'binding_not_found' }] }
    if (!(await isAdultStudent(connection, services.vault, binding.studentId, now)))
      return { ok: false, refusals: [{ code: 'student_not_of_age' }] }
    const link = { allowsTimetable: timetable, allowsResults: results }
    const isChanged = await setScopes(connection, binding.bindingId, link)
    if (isChanged && binding.status === 'active') {
      const about = { studentId: binding.studentId }
      const message = { code: 'scopes_changed', name: binding.studentName, about, by: 'student' } as const
      await tellAccount(connection, binding.accountId, message, now)
    }
    return { ok: true, value: {} }
  })
