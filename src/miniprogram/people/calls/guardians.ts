import type { Operations } from '../../../contract/operations'
import type { GuardianBinding } from '../../../contract/people/guardians'
import type { BindingId, InvitationId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import { answerOrder } from '../../calls/answer-order'
import { read, set } from '../../calls/call'
import { once } from '../../calls/once'
import type { Outcome } from '../../calls/problem'
import { useTodos } from '../../kit/stores/todos'
import { serverNowMs } from '../../school/institution'
import { useGuardians } from '../stores/guardians'
import { useSession } from '../stores/session'
import { refreshPerson } from './person'

/** Whose card it is, before it is accepted. */
export type InvitationTold = Operations['getInvitation']['reply']
type Made = Operations['inviteGuardian']['reply']

const guardianAsks = answerOrder()

/** Renews who the student's guardians are; on failure the last good copy stays. */
export async function refreshGuardians(): Promise<void> {
  const outcome = await guardianAsks(() => read('getGuardians', {}))
  if (!outcome) return
  if (outcome.ok) useGuardians.getState().accept(outcome.value, serverNowMs())
  else useGuardians.getState().fail(outcome)
}

/** Who has been answered waits no longer. */
function settleAsking(bindingId: BindingId): void {
  useTodos.getState().settle((todo) => todo.code === 'guardian_asks' && todo.bindingId === bindingId)
}

/** Says that the one who accepted the card is who the student meant. */
export async function confirmGuardian({ bindingId }: GuardianBinding): Promise<Outcome<unknown>> {
  const outcome = await set('confirmGuardian', { bindingId })
  if (outcome.ok) useGuardians.getState().change(bindingId, { state: 'active' })
  if (outcome.ok) settleAsking(bindingId)
  if (outcome.ok) await refreshGuardians()
  return outcome
}

/** A switch tapped twice is sent twice, in that order: each sending says it all. */
let scopesTurn: Promise<unknown> = Promise.resolve()

/** Lets a guardian see the timetable and the results, or not. */
export async function setGuardianScopes(
  { bindingId, scopes }: GuardianBinding,
  allowed: { timetable: boolean; results: boolean },
): Promise<Outcome<unknown>> {
  const { change } = useGuardians.getState()
  const shared = (['timetable', 'results'] as const).filter((scope) => allowed[scope])
  const meant = ['bills', 'registration', ...shared] as const
  change(bindingId, { scopes: [...meant] })
  const turn = scopesTurn.then(() => set('setGuardianScopes', { bindingId, ...allowed }))
  scopesTurn = turn
  const outcome = await turn
  change(bindingId, { scopes: outcome.ok ? [...meant] : scopes })
  return outcome
}

/** As the student: sends a guardian away, or declines one who waits. */
export async function removeGuardian(bindingId: BindingId): Promise<Outcome<unknown>> {
  const outcome = await set('removeBinding', { bindingId })
  if (outcome.ok) useGuardians.getState().change(bindingId, null)
  if (outcome.ok) settleAsking(bindingId)
  if (outcome.ok) void refreshGuardians()
  return outcome
}

/** As a guardian: asks the student to let one see the timetable or the results. */
export function askForScope(bindingId: BindingId, scope: 'timetable' | 'results'): Promise<Outcome<unknown>> {
  return set('askForScope', { bindingId, scope })
}

/** As a guardian: leaves a student. */
export async function leaveWard(bindingId: BindingId): Promise<Outcome<unknown>> {
  const outcome = await set('removeBinding', { bindingId })
  if (outcome.ok) await refreshPerson()
  return outcome
}

/** Makes an invitation card. The token stays on this phone, to be sent again while the card is open. */
export async function inviteGuardian(kinship: Kinship): Promise<Outcome<Made>> {
  const outcome = await once('inviteGuardian', 'invite-guardian', { kinship })
  if (!outcome.ok) return outcome
  useGuardians.getState().keepToken(outcome.value.invitation.id, outcome.value.token)
  void refreshGuardians()
  return outcome
}

/** Takes an open card back: whoever opens it finds it cancelled. */
export async function cancelInvitation(invitationId: InvitationId): Promise<Outcome<unknown>> {
  const outcome = await set('cancelInvitation', { invitationId })
  if (outcome.ok) await refreshGuardians()
  return outcome
}

/** Whose card it is, and for what. */
export function findInvitation(token: string): Promise<Outcome<InvitationTold>> {
  return read('getInvitation', { token })
}

/** Accepts a card; the student then confirms the name. */
export async function acceptInvitation(token: string, name: string): Promise<Outcome<unknown>> {
  const outcome = await set('acceptInvitation', { token, name: name.trim() })
  if (outcome.ok) useSession.getState().acceptPerson(outcome.value)
  return outcome
}
