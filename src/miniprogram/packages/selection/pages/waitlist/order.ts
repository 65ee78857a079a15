import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'

/** Offers first, the one that runs out soonest on top; then the queues, the one joined first on top. */
export function inOrderOfUrgency(waitlist: readonly WaitlistStanding[]): WaitlistStanding[] {
  const dueMs = ({ offer }: WaitlistStanding) => (offer ? Date.parse(offer.expiresAt) : Number.MAX_SAFE_INTEGER)
  return [...waitlist].sort((a, b) => dueMs(a) - dueMs(b) || Date.parse(a.joinedAt) - Date.parse(b.joinedAt))
}
