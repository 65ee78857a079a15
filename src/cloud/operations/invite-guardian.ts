import type { RequestId } from '../../contract/ids'
import { guardiansMax, invitationLifetimeMs } from '../../rules/relations'
import type { Handler, StudentCall } from '../call-context'
import { changeAsStudent } from '../change-as'
import {
  addInvitation,
  countGuardianPlaces,
  type InvitationRow,
  readInvitationById,
} from '../tables/guardian-invitations'
import type { Vault } from '../vault'
import { whyInvitationGone } from './get-invitation'

/** The tokens a card may have, under every key: made from its id, so that a repeat gets the same one. */
function tokensOf(vault: Vault, id: RequestId): string[] {
  return vault.marks('guardian-invitation', id).map((mark) => mark.slice(mark.indexOf('.') + 1))
}

/**
 * Makes an invitation card for one guardian, good once and for 72 hours. Refuses `guardians_exceeded`, which counts open
 * cards too, `request_id_reused`, and `invitation_gone` to a repeat whose card cannot be accepted any more.
 */
export const inviteGuardian: Handler<'inviteGuardian', StudentCall> = ({ requestId, kinship }, call) =>
  changeAsStudent(call, async (connection) => {
    const { student, services, now } = call
    const tokens = tokensOf(services.vault, requestId)
    const [token = ''] = tokens
    const earlier = await readInvitationById(connection, requestId, tokens)
    if (earlier) {
      const isSame = earlier.studentId === student.id && earlier.kinship === kinship && earlier.token !== null
      if (!isSame || earlier.token === null) return { ok: false, refusals: [{ code: 'request_id_reused' }] }
      const gone = whyInvitationGone(earlier, now)
      if (gone) return { ok: false, refusals: [gone] }
      return { ok: true, value: { invitation: onWire(earlier), token: earlier.token } }
    }
    if ((await countGuardianPlaces(connection, student.id, now)) >= guardiansMax)
      return { ok: false, refusals: [{ code: 'guardians_exceeded', guardiansMax }] }
    const expiresAt = new Date(now.getTime() + invitationLifetimeMs)
    const invitation = { id: requestId, studentId: student.id, kinship, madeAt: now, expiresAt }
    await addInvitation(connection, invitation, token)
    const made = await readInvitationById(connection, requestId, tokens)
    if (!made) throw new Error('the invitation was not made')
    return { ok: true, value: { invitation: onWire(made), token } }
  })

function onWire({ id, kinship, madeAt, expiresAt }: InvitationRow) {
  return { id, kinship, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
