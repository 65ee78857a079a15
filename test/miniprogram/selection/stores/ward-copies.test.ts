import type { StudentId } from '../../../../src/contract/people/ids'
import { StudentTerm } from '../../../../src/contract/selection/enrolment'
import { useWardCopies } from '../../../../src/miniprogram/selection/stores/ward-copies'
import { term } from '../../catalogue-samples'

// The phone's storage; what is kept there is not looked at here.
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined, removeStorageSync: () => undefined },
}))

const daughter = 2 as StudentId
const son = 3 as StudentId
const termOf = (creditsEnrolled: number) =>
  StudentTerm.parse({
    term,
    serverTime: '2026-11-22T09:00:00Z',
    rounds: [],
    enrolments: [],
    waitlist: [],
    creditsEnrolled,
    creditsMin: null,
    creditsMax: null,
    holds: [],
  })
const copies = () => useWardCopies.getState()

beforeEach(() => {
  copies().forget()
  copies().accept('term', daughter, termOf(10), 1)
  copies().accept('term', son, termOf(20), 2)
})

test('the timetables of two children never mix', () => {
  expect(copies().term[daughter]?.copy?.creditsEnrolled).toBe(10)
  expect(copies().term[son]?.copy?.creditsEnrolled).toBe(20)
})

test('without a network the last good copy stays, with what went wrong beside it', () => {
  copies().fail('term', daughter, { failure: 'offline' })
  expect(copies().term[daughter]).toMatchObject({ copy: { creditsEnrolled: 10 }, problem: { failure: 'offline' } })
})

test.each(['scope_closed', 'not_your_student'] as const)('a timetable that is %s is gone from the phone', (code) => {
  const refusal = code === 'scope_closed' ? ({ code, scope: 'timetable' } as const) : ({ code } as const)
  copies().fail('term', daughter, { refusals: [refusal] })
  expect(copies().term[daughter]?.copy).toBeNull()
  expect(copies().term[son]?.copy).not.toBeNull()
})

test('what is no longer shared is let go of, the rest stays', () => {
  copies().keepOnly('term', [son])
  expect(Object.keys(copies().term)).toEqual([String(son)])
})
