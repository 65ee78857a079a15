import { endedBy } from '../../../../src/miniprogram/packages/people/pages/accept/ended-by'

test.each(['expired', 'cancelled', 'used', 'unknown'] as const)('a card that is %s says so', (why) => {
  expect(endedBy({ refusals: [{ code: 'invitation_gone', why }] })).toEqual({ is: 'gone', why })
})

test('the own card and a card of a student who is a ward already lead nowhere', () => {
  expect(endedBy({ refusals: [{ code: 'own_invitation' }] })).toEqual({ is: 'own' })
  expect(endedBy({ refusals: [{ code: 'already_guardian' }] })).toEqual({ is: 'already' })
})

test('a link cut short is a card that nobody knows', () => {
  expect(endedBy({ refusals: [{ code: 'malformed_request', path: 'token', issue: 'too short' }] })).toEqual({
    is: 'gone',
    why: 'unknown',
  })
})

test('what may be tried again is no end', () => {
  expect(endedBy({ failure: 'offline' })).toBeNull()
  expect(endedBy({ refusals: [{ code: 'consent_required', version: '1' }] })).toBeNull()
  expect(endedBy(null)).toBeNull()
})
