import { nextClass } from '../../../../src/miniprogram/selection/text/next-class'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { enrolledSample, term } from '../../catalogue-samples'

const monday = { weekday: 1, startMinute: 480, endMinute: 575 }
const friday = { weekday: 5, startMinute: 600, endMinute: 695 }

test('the next class is the first one that has not ended', () => {
  const enrolments = [enrolledSample(1, [friday]), enrolledSample(2, [monday])]
  const next = nextClass(enrolments, term, { day: '2026-09-07', minute: 576 })
  expect([next?.course.id, next?.day, next?.daysAhead, next?.isNow]).toEqual([1, '2026-09-11', 4, false])
})

test('a class that is being held is the one to be in', () => {
  expect(nextClass([enrolledSample(2, [monday])], term, { day: '2026-09-07', minute: 500 })?.isNow).toBe(true)
})

test('a class of even weeks is passed over in an odd week', () => {
  const even = { ...monday, weeks: weekRange(2, 16, 2) }
  expect(nextClass([enrolledSample(2, [even])], term, { day: '2026-09-07', minute: 0 })?.day).toBe('2026-09-14')
})

test('before the term its first class is next, after the last week none is', () => {
  const enrolments = [enrolledSample(2, [monday])]
  expect(nextClass(enrolments, term, { day: '2026-08-20', minute: 0 })?.day).toBe('2026-09-07')
  expect(nextClass(enrolments, term, { day: '2026-12-28', minute: 0 })).toBeNull()
})
