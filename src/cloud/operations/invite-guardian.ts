import type { RequestId } from '../../contract/ids'
import { guardiansMax, invitationLifetimeMs } from '../../rules/relations'
import type { Handler, StudentCall } from '../call-context'
import { readGuardiansOf } from '../tables/bindings'
import { inTransaction } from '../tables/database'
import {
  addInvitation,
  type InvitationRow,
  readInvitationById,
  readOpenInvitations,
} from '../tables/guardian-invitations'
import { lockStudent } from '../tables/students'
import type { Vault } from '../vault'

/** The tokens a card may have, under every key: made from its id, so that a repeat gets the same one. */
function tokensOf(vault: Vault, id: RequestId): string[] {
  return vault.marks('guardian-invitation', id).map((mark) => mark.slice(mark.indexOf('.') + 1))
}

/**
 * Makes an invitation card for one guardian, good once and for 72 hours. Refuses `guardians_exceeded`, which counts open
 * cards too, and `request_id_reused`.
 */
export const inviteGuardian: Handler<'inviteGuardian', StudentCall> = async (
  { requestId, kinship },
  { student, services, now },
) => {
  const { database, vault } = services
  const tokens = tokensOf(vault, requestId)
  const [token = ''] = tokens
  return inTransaction(database, async (connection) => {
    await lockStudent(connection, student.id)
    const earlier = await readInvitationById(connection, requestId, tokens)
    if (earlier) {
      const isSame = earlier.studentId === student.id && earlier.kinship === kinship && earlier.token !== null
      if (!isSame || earlier.token === null) return { ok: false, refusals: [{ code: 'request_id_reused' }] }
      return { ok: true, value: { invitation: onWire(earlier), token: earlier.token } }
    }
    const guardians = await readGuardiansOf(connection, student.id)
    const open = await readOpenInvitations(connection, student.id, now)
    if (guardians.length + open.length >= guardiansMax)
      return { ok: false, refusals: [{ code: 'guardians_exceeded', guardiansMax }] }
    const expiresAt = new Date(now.getTime() + invitationLifetimeMs)
    const invitation = { id: requestId, studentId: student.id, kinship, madeAt: now, expiresAt }
    await addInvitation(connection, invitation, token)
    const made = await readInvitationById(connection, requestId, tokens)
    if (!made) throw new Error('the invitation was not made')
    return { ok: true, value: { invitation: onWire(made), token } }
  })
}

function onWire({ id, kinship, madeAt, expiresAt }: InvitationRow) {
  return { id, kinship, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
