import type { WaitlistStanding } from '../../../../src/contract/selection/enrolment'
import { inOrderOfUrgency } from '../../../../src/miniprogram/packages/selection/pages/waitlist/order'

const entry = (entryId: string, joinedAt: string, expiresAt?: string) =>
  ({ entryId, joinedAt, offer: expiresAt ? { offeredAt: joinedAt, expiresAt } : null }) as WaitlistStanding

test('the offer that runs out first stands on top, then the queue joined first', () => {
  const shown = inOrderOfUrgency([
    entry('later queue', '2026-11-22T09:00:00Z'),
    entry('queue', '2026-11-20T09:00:00Z'),
    entry('later offer', '2026-11-22T09:00:00Z', '2026-11-22T12:00:00Z'),
    entry('offer', '2026-11-22T09:00:00Z', '2026-11-22T11:00:00Z'),
  ])
  expect(shown.map(({ entryId }) => entryId)).toEqual(['offer', 'later offer', 'queue', 'later queue'])
})
