import type { RequestId } from '../../../contract/kernel/ids'
import type { Operations } from '../../../contract/operations'
import type { Reply } from '../../../contract/refusal'
import { guardiansMax, invitationLifetimeMs } from '../../../rules/people/relations'
import type { Handler, StudentCall } from '../../call-context'
import type { Vault } from '../../kernel/vault/vault'
import { changeAsStudent } from '../change-as'
import {
  addInvitation,
  countGuardianPlaces,
  type InvitationRow,
  readInvitationById,
} from '../tables/guardian-invitations'
import { whyInvitationGone } from './get-invitation'

/** The tokens a card may have, under every key: made from its id, so that a repeat gets the same one. */
function tokensOf(vault: Vault, id: RequestId): string[] {
  return vault.marks('guardian-invitation', id).map((mark) => mark.slice(mark.indexOf('.') + 1))
}

/**
 * Makes an invitation card for one guardian, good once and for 72 hours. Refuses `guardians_exceeded`, which counts open
 * cards too, `request_id_reused`, and `invitation_gone` to a repeat whose card cannot be accepted any more.
 */
export const inviteGuardian: Handler<'inviteGuardian', StudentCall> = (request, call) =>
  changeAsStudent(call, async (connection) => {
    const { student, services, now } = call
    const { requestId: id, kinship } = request
    const tokens = tokensOf(services.vault, id)
    const [token = ''] = tokens
    const earlier = await readInvitationById(connection, id, tokens)
    if (earlier) return cardFor(earlier, request, call)
    if ((await countGuardianPlaces(connection, student.id, now)) >= guardiansMax)
      return { ok: false, refusals: [{ code: 'guardians_exceeded', guardiansMax }] }
    const expiresAt = new Date(now.getTime() + invitationLifetimeMs)
    await addInvitation(connection, { id, studentId: student.id, kinship, madeAt: now, expiresAt }, token)
    // Another student, whom nothing here locks, may have taken the id meanwhile: then it is their card.
    const kept = await readInvitationById(connection, id, tokens)
    if (!kept) throw new Error('the invitation was not made')
    return cardFor(kept, request, call)
  })

type Kept = NonNullable<Awaited<ReturnType<typeof readInvitationById>>>

/** The card that is kept under the id of a request, for whoever it was made for. */
function cardFor(
  kept: Kept,
  { kinship }: Operations['inviteGuardian']['request'],
  { student, now }: StudentCall,
): Reply<Operations['inviteGuardian']['reply']> {
  const isSame = kept.studentId === student.id && kept.kinship === kinship
  if (!isSame || kept.token === null) return { ok: false, refusals: [{ code: 'request_id_reused' }] }
  const gone = whyInvitationGone(kept, now)
  if (gone) return { ok: false, refusals: [gone] }
  return { ok: true, value: { invitation: onWire(kept), token: kept.token } }
}

function onWire({ id, kinship, madeAt, expiresAt }: InvitationRow) {
  return { id, kinship, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
