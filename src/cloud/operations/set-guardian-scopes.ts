import type { BindingCall, Handler } from '../call-context'
import { setScopes } from '../tables/bindings'
import { inTransaction } from '../tables/database'
import { tellAccount } from '../tables/notices'
import { isAdultStudent } from '../tables/students'

/**
 * Sets whether a guardian sees timetable and results; the guardian is told. Refuses `student_not_of_age`: the guardians
 * of a minor see both; and `binding_not_found` once the binding has ended.
 */
export const setGuardianScopes: Handler<'setGuardianScopes', BindingCall> = async (
  { timetable, results },
  { binding, services, now },
) => {
  const { database, vault } = services
  if (binding.status === 'ended') return { ok: false, refusals: [{ code: 'binding_not_found' }] }
  if (!(await isAdultStudent(database, vault, binding.studentId, now)))
    return { ok: false, refusals: [{ code: 'student_not_of_age' }] }
  await inTransaction(database, async (connection) => {
    const link = { allowsTimetable: timetable, allowsResults: results }
    if (!(await setScopes(connection, binding.bindingId, link))) return
    const about = { studentId: binding.studentId }
    const notice = { kind: 'scopes_changed', name: binding.studentName, about, by: 'student' } as const
    if (binding.status === 'active') await tellAccount(connection, binding.accountId, notice, now)
  })
  return { ok: true, value: {} }
}
