import type { Problem } from '../../../../calls/problem'

/** Why a card leads nowhere for this person. */
export type Ended = { is: 'gone'; why: 'unknown' | 'expired' | 'cancelled' | 'used' } | { is: 'own' | 'already' }

/** Reads {@link Ended} from what the server refused; null when the card may still be good. */
export function endedBy(problem: Problem | null): Ended | null {
  if (!problem || !('refusals' in problem)) return null
  for (const refusal of problem.refusals) {
    if (refusal.code === 'invitation_gone') return { is: 'gone', why: refusal.why }
    if (refusal.code === 'own_invitation') return { is: 'own' }
    if (refusal.code === 'already_guardian') return { is: 'already' }
    // A link that was cut short is no token at all.
    if (refusal.code === 'malformed_request') return { is: 'gone', why: 'unknown' }
  }
  return null
}
