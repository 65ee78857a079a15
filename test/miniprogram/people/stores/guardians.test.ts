import { guardianOperations } from '../../../../src/contract/people/guardians'
import type { InvitationId } from '../../../../src/contract/people/ids'
import { awaitingGuardians, useGuardians } from '../../../../src/miniprogram/people/stores/guardians'

// The phone's storage; what is kept there is not looked at here.
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined, removeStorageSync: () => undefined },
}))

const card = 'd2719a6c-6f0e-4d0f-9c36-0d8a3a1c8f11' as InvitationId
const since = '2026-11-22T09:00:00Z'
const guardian = (bindingId: number, state: 'awaiting' | 'active') => ({
  bindingId,
  name: '林建国',
  kinship: 'father',
  state,
  source: 'invitation',
  since,
  scopes: ['bills', 'registration'],
})
const reply = (cards: string[]) =>
  guardianOperations.getGuardians.reply.parse({
    guardians: [guardian(1, 'active'), guardian(2, 'awaiting')],
    invitations: cards.map((id) => ({ id, kinship: 'mother', madeAt: since, expiresAt: '2026-11-25T09:00:00Z' })),
    listed: [],
    isAdult: true,
    serverTime: since,
  })
const store = () => useGuardians.getState()

beforeEach(() => store().forget())

test('who waits for the student is told apart from who is bound', () => {
  store().accept(reply([]), 1)
  expect(awaitingGuardians(store()).map(({ bindingId }) => bindingId)).toEqual([2])
})

test('an open card can be sent again from the phone that made it, until it is used or cancelled', () => {
  store().keepToken(card, 'token')
  store().accept(reply([card]), 1)
  expect(store().tokens[card]).toBe('token')
  store().accept(reply([]), 2)
  expect(store().tokens).toEqual({})
})

test('a guardian who was sent away is gone from the list at once', () => {
  store().accept(reply([]), 1)
  const [first] = store().copy?.guardians ?? []
  if (first) store().change(first.bindingId, null)
  expect(store().copy?.guardians.map(({ bindingId }) => bindingId)).toEqual([2])
})
