import type { Handler, StudentCall } from '../call-context'
import { cancelInvitation as cancel } from '../tables/guardian-invitations'

/** Takes an open invitation card back; one that was used or has ended stays as it is. */
export const cancelInvitation: Handler<'cancelInvitation', StudentCall> = async (
  { invitationId },
  { student, services, now },
) => {
  await cancel(services.database, student.id, invitationId, now)
  return { ok: true, value: {} }
}
