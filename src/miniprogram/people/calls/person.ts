import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import type { Problem } from '../../calls/problem'
import { useSession } from '../stores/session'

const personAsks = answerOrder()

/** Renews what is known of who is signed in: what they are here, their wards, how many messages are unread. Null when all is well. */
export async function refreshPerson(): Promise<Problem | null> {
  const { token } = useSession.getState()
  if (token === null) return null
  const outcome = await personAsks(() => read('getPerson', {}))
  if (!outcome) return null
  if (!outcome.ok) return outcome
  // Another may have signed in while the answer was on its way.
  if (useSession.getState().token === token) useSession.getState().acceptPerson(outcome.value)
  return null
}
