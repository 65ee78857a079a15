import type { BindingCall, Handler } from '../call-context'
import { confirmBinding } from '../tables/bindings'
import { inTransaction } from '../tables/database'
import { tellAccount } from '../tables/notices'

/** The student confirms who accepted their card; the guardian is told. Refuses `binding_not_found` once it has ended. */
export const confirmGuardian: Handler<'confirmGuardian', BindingCall> = async (
  _request,
  { binding, services, now },
) => {
  if (binding.status === 'ended') return { ok: false, refusals: [{ code: 'binding_not_found' }] }
  await inTransaction(services.database, async (connection) => {
    if (!(await confirmBinding(connection, binding.bindingId, now))) return
    const about = { studentId: binding.studentId }
    const notice = { kind: 'guardian_confirmed', name: binding.studentName, about, by: 'student' } as const
    await tellAccount(connection, binding.accountId, notice, now)
  })
  return { ok: true, value: {} }
}
