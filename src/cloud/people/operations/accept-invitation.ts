import type { Refusal } from '../../../contract/refusal'
import { guardiansMax } from '../../../rules/people/relations'
import type { AccountCall, Handler } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { readPerson } from '../person'
import { addGuardianBinding, readGuardiansOf } from '../tables/bindings'
import { markAccepted, readInvitation } from '../tables/guardian-invitations'
import { changePeople, type Living } from '../tables/living'
import { tellStudent } from '../tables/messages'
import { readOwnStudent } from '../tables/sessions'
import { whyInvitationGone } from './get-invitation'

interface Given {
  token: string
  name: string
}

/**
 * Accepts a card: the binding awaits the student, who is told. A repeat by the account that accepted it changes nothing.
 * Refuses `invitation_gone`, `own_invitation`, `already_guardian`, `guardians_exceeded`, and `session_required` to an
 * account that has left.
 */
export const acceptInvitation: Handler<'acceptInvitation', AccountCall> = async (request, call) => {
  const { accountId, services, now } = call
  const invitation = await readInvitation(services.database, request.token)
  const people = { students: invitation ? [invitation.studentId] : [], accounts: [accountId] }
  const refusal = await changePeople(services.database, people, (connection, living) =>
    accept(connection, living, request, call),
  )
  if (refusal) return { ok: false, refusals: [refusal] }
  return { ok: true, value: await readPerson(accountId, services, now) }
}

async function accept(
  connection: Queryable,
  living: Living,
  { token, name }: Given,
  { accountId, now }: AccountCall,
): Promise<Refusal | null> {
  if (!living.accounts.has(accountId)) return { code: 'session_required' }
  // A card changes under the lock of its student only, so it stays as it is read here.
  const invitation = await readInvitation(connection, token)
  const guardians = invitation ? await readGuardiansOf(connection, invitation.studentId) : []
  if (invitation?.status === 'accepted' && guardians.some((one) => one.accountId === accountId)) return null
  const gone = whyInvitationGone(invitation, now)
  if (!invitation || gone) return gone
  const { studentId, kinship, id } = invitation
  if ((await readOwnStudent(connection, accountId))?.id === studentId) return { code: 'own_invitation' }
  if (guardians.some((one) => one.accountId === accountId)) return { code: 'already_guardian' }
  // The card has kept a place for them; if there is none, more were bound before cards were counted.
  if (guardians.length >= guardiansMax) return { code: 'guardians_exceeded', guardiansMax }
  const binding = { accountId, studentId, name, kinship, source: 'invitation', guardianId: null } as const
  await addGuardianBinding(connection, { ...binding, invitationId: id, status: 'awaiting' }, now)
  await markAccepted(connection, id, now)
  await tellStudent(connection, studentId, { code: 'guardian_asks', name, about: { accountId }, by: 'guardian' }, now)
  return null
}
