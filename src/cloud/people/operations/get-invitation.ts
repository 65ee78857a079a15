import type { Refusal } from '../../../contract/refusal'
import { maskName } from '../../../rules/people/masking'
import type { AccountCall, Handler } from '../../call-context'
import { readWardsOf } from '../tables/bindings'
import { type InvitationRow, readInvitation } from '../tables/guardian-invitations'

/** Why a card cannot be accepted any more; null when it can. */
export function whyInvitationGone(invitation: InvitationRow | null, now: Date): Refusal | null {
  if (!invitation) return { code: 'invitation_gone', why: 'unknown' }
  if (invitation.status === 'accepted') return { code: 'invitation_gone', why: 'used' }
  if (invitation.status === 'cancelled') return { code: 'invitation_gone', why: 'cancelled' }
  return invitation.expiresAt <= now ? { code: 'invitation_gone', why: 'expired' } : null
}

/** Whose card this is. Refuses `invitation_gone`, `own_invitation`. */
export const getInvitation: Handler<'getInvitation', AccountCall> = async (
  { token },
  { accountId, student, services, now },
) => {
  const { database } = services
  const invitation = await readInvitation(database, token)
  const isMine = (await readWardsOf(database, accountId)).some(({ studentId }) => studentId === invitation?.studentId)
  const isAccepted = isMine && invitation?.status === 'accepted'
  const gone = whyInvitationGone(invitation, now)
  if (!invitation || (gone && !isAccepted)) return { ok: false, refusals: gone ? [gone] : [] }
  if (student?.id === invitation.studentId) return { ok: false, refusals: [{ code: 'own_invitation' }] }
  return {
    ok: true,
    value: {
      studentNameMasked: maskName(invitation.studentName),
      kinship: invitation.kinship,
      expiresAt: invitation.expiresAt.toISOString(),
      isAccepted,
    },
  }
}
