import type { Handler, StudentCall } from '../../call-context'
import { changeAsStudent } from '../change-as'
import { cancelInvitation as cancel } from '../tables/guardian-invitations'

/** Takes an open invitation card back; one that was used or has ended stays as it is. */
export const cancelInvitation: Handler<'cancelInvitation', StudentCall> = ({ invitationId }, call) =>
  changeAsStudent(call, async (connection) => {
    await cancel(connection, call.student.id, invitationId, call.now)
    return { ok: true, value: {} }
  })
