import { scopesOf } from '../../../rules/people/relations'
import type { BindingCall, Handler } from '../../call-context'
import { changeBinding } from '../change-as'
import { tellOfAsking } from '../tables/messages'
import { isAdultStudent } from '../tables/students'

/** Tells the student that a guardian would like to see something. Refuses `binding_not_found` for one not confirmed. */
export const askForScope: Handler<'askForScope', BindingCall> = ({ scope }, call) =>
  changeBinding(call, async (connection, binding) => {
    const { studentId, accountId, name, status } = binding
    if (status !== 'active' || accountId !== call.accountId)
      return { ok: false, refusals: [{ code: 'binding_not_found' }] }
    const isAdult = await isAdultStudent(connection, call.services.vault, studentId, call.now)
    if (!scopesOf(binding, isAdult).includes(scope))
      await tellOfAsking(connection, { studentId, scope, name, accountId }, call.now)
    return { ok: true, value: {} }
  })
