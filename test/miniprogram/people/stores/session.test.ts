import { isSomebodyElse, markOf } from '../../../../src/miniprogram/people/stores/session'
import { awaitingWard, daughter, own, personSample, son, teacher, wardOf } from '../../people-samples'

// The stores write to the phone, which is not there.
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined, removeStorageSync: () => undefined },
}))

const people = {
  student: personSample({ student: own }),
  studentWhoWorks: personSample({ student: own, staff: teacher }),
  parent: personSample({ wards: [wardOf(daughter), wardOf(son)] }),
  otherParent: personSample({ wards: [wardOf(daughter)] }),
  waitingParent: personSample({ wards: [awaitingWard] }),
  teacher: personSample({ staff: teacher }),
  nobody: personSample({}),
}
const names = Object.keys(people) as (keyof typeof people)[]

test.each(names)('whoever signs in after %s sees nothing of theirs', (before) => {
  for (const after of names)
    expect({ after, isElse: isSomebodyElse(markOf(people[before]), people[after]) }).toEqual({
      after,
      // Two who are nobody yet cannot be told apart, so they never see each other's either.
      isElse: after !== before || before === 'nobody',
    })
})

test('the same wards in another order are the same person', () => {
  const turned = personSample({ wards: [wardOf(son), wardOf(daughter)] })
  expect(isSomebodyElse(markOf(people.parent), turned)).toBe(false)
})

test('what was shared meanwhile does not make somebody else of a parent', () => {
  const shared = personSample({ wards: [wardOf(daughter, ['bills', 'registration', 'timetable']), wardOf(son)] })
  expect(isSomebodyElse(markOf(people.parent), shared)).toBe(false)
})

test('a phone that remembers nobody lets nothing through', () => {
  expect(isSomebodyElse('', people.student)).toBe(true)
})
