import type { Refusal } from '../../contract/refusal'
import type { AccountCall, Handler } from '../call-context'
import { readPerson } from '../person'
import { addGuardianBinding, readWardsOf } from '../tables/bindings'
import { inTransaction, type Queryable } from '../tables/database'
import { markAccepted, readInvitation } from '../tables/guardian-invitations'
import { tellStudent } from '../tables/notices'
import { whyInvitationGone } from './get-invitation'

/**
 * Accepts a card: the binding awaits the student, who is told. A repeat by the account that accepted it changes nothing.
 * Refuses `invitation_gone`, `own_invitation`, `already_guardian`.
 */
export const acceptInvitation: Handler<'acceptInvitation', AccountCall> = async (request, call) => {
  const { accountId, services, now } = call
  const refusal = await inTransaction(services.database, (connection) => accept(connection, request, call))
  if (refusal) return { ok: false, refusals: [refusal] }
  return { ok: true, value: await readPerson(accountId, services, now) }
}

async function accept(
  connection: Queryable,
  { token, name }: { token: string; name: string },
  { accountId, student, now }: AccountCall,
): Promise<Refusal | null> {
  const invitation = await readInvitation(connection, token, { isLocked: true })
  const isWard = (await readWardsOf(connection, accountId)).some(({ studentId }) => studentId === invitation?.studentId)
  if (invitation?.status === 'accepted' && isWard) return null
  const gone = whyInvitationGone(invitation, now)
  if (!invitation || gone) return gone
  if (student?.id === invitation.studentId) return { code: 'own_invitation' }
  const { studentId, kinship, id } = invitation
  const binding = { accountId, studentId, name, kinship, source: 'invitation', guardianId: null } as const
  const added = await addGuardianBinding(connection, { ...binding, invitationId: id, status: 'awaiting' }, now)
  if (added === null) return { code: 'already_guardian' }
  await markAccepted(connection, id, now)
  await tellStudent(connection, studentId, { kind: 'guardian_asks', name, about: { accountId }, by: 'guardian' }, now)
  return null
}
