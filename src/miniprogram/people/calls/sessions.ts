import type { Operations } from '../../../contract/operations'
import type { SessionId } from '../../../contract/people/ids'
import { read, set } from '../../calls/call'
import type { Outcome } from '../../calls/problem'

/** The phones on which this account is signed in, this one first. */
export function findSessions(): Promise<Outcome<Operations['getSessions']['reply']>> {
  return read('getSessions', {})
}

/** Signs one other phone out. One that is signed out already is as it should be. */
export async function endSession(sessionId: SessionId): Promise<Outcome<unknown>> {
  const outcome = await set('endSession', { sessionId })
  const isGone = 'refusals' in outcome && outcome.refusals.some(({ code }) => code === 'session_not_found')
  return isGone ? { ok: true, value: {} } : outcome
}

/** Signs every phone out but this one. */
export function endOtherSessions(): Promise<Outcome<unknown>> {
  return set('endOtherSessions', {})
}
