import type { Person } from '../../../contract/people/person'
import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import type { Outcome, Problem } from '../../calls/problem'
import { useSession } from '../stores/session'

const personAsks = answerOrder()

/** What is known of the person is renewed no more often than this when a screen comes to the front. */
const staleAfterMs = 30_000

/**
 * Renews what is known of who is signed in: what they are here, their wards, how many messages are unread. Null when
 * all is well. `ask` is another call that tells it.
 */
export async function refreshPerson(
  ask: () => Promise<Outcome<Person>> = () => read('getPerson', {}),
): Promise<Problem | null> {
  const { token } = useSession.getState()
  if (token === null) return null
  const outcome = await personAsks(ask)
  if (!outcome) return null
  if (!outcome.ok) return outcome
  // Another may have signed in while the answer was on its way.
  if (useSession.getState().token === token) useSession.getState().acceptPerson(outcome.value)
  return null
}

/** Renews it unless it was asked for a moment ago. */
export function renewStalePerson(): void {
  if (!personAsks.isRecent(staleAfterMs)) void refreshPerson()
}
