import type { BindingCall, Handler } from '../../call-context'
import { changeBinding } from '../change-as'
import { confirmBinding } from '../tables/bindings'
import { tellAccount } from '../tables/messages'

/** The student confirms who accepted their card; the guardian is told. Refuses `binding_not_found` once it has ended. */
export const confirmGuardian: Handler<'confirmGuardian', BindingCall> = (_request, call) =>
  changeBinding(call, async (connection, binding) => {
    if (binding.status === 'ended') return { ok: false, refusals: [{ code: 'binding_not_found' }] }
    if (await confirmBinding(connection, binding.bindingId, call.now)) {
      const about = { studentId: binding.studentId }
      const message = { code: 'guardian_confirmed', name: binding.studentName, about, by: 'student' } as const
      await tellAccount(connection, binding.accountId, message, call.now)
    }
    return { ok: true, value: {} }
  })
