import { waitBeforeAnotherCode, waitBeforeRetry } from '../../../src/miniprogram/calls/retry'

test('a network failure is tried again, at most three times in all, each after a longer wait', () => {
  const failure = { failure: 'timeout' } as const
  expect([1, 2, 3].map((done) => waitBeforeRetry('read', failure, done, 0))).toEqual([400, 800, null])
})

test('a busy server is asked again when it says so, not all phones at once', () => {
  const busy = { refusals: [{ code: 'busy' as const, retryAfterMs: 1000 }] }
  expect(waitBeforeRetry('read', busy, 1, 0)).toBe(1000)
  expect(waitBeforeRetry('read', busy, 1, 0.5)).toBe(1250)
})

test('a change that a busy server turns away is not repeated unseen', () => {
  const busy = { refusals: [{ code: 'busy' as const, retryAfterMs: 1000 }] }
  expect(waitBeforeRetry('once', busy, 1, 0)).toBeNull()
})

test('a login code is used once, so signing in is never repeated by itself', () => {
  expect(waitBeforeRetry('single', { failure: 'offline' }, 1, 0)).toBeNull()
})

test('other refusals and broken answers are final', () => {
  expect(waitBeforeRetry('read', { refusals: [{ code: 'course_not_found' }] }, 1, 0)).toBeNull()
  expect(waitBeforeRetry('read', { failure: 'server' }, 1, 0)).toBeNull()
})

test('what WeChat cut off while the person was elsewhere is sent again, a login only with another code', () => {
  const interrupted = { failure: 'interrupted' } as const
  expect(waitBeforeRetry('once', interrupted, 1, 0)).toBe(400)
  expect(waitBeforeRetry('single', interrupted, 1, 0)).toBeNull()
  expect(waitBeforeAnotherCode(interrupted)).toBe(0)
  expect(waitBeforeAnotherCode({ failure: 'offline' })).toBeNull()
})
