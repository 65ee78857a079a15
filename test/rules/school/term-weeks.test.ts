import { dayInWeek, daysAfter, daysBetween, weekdayOf, weekNumberAt } from '../../../src/rules/school/term-weeks'

const startsOn = '2026-09-07'

test('week 1 is the week of the first Monday, and the days before it have no positive number', () => {
  expect(weekNumberAt(startsOn, '2026-09-07')).toBe(1)
  expect(weekNumberAt(startsOn, '2026-09-13')).toBe(1)
  expect(weekNumberAt(startsOn, '2026-09-14')).toBe(2)
  expect(weekNumberAt(startsOn, '2026-09-06')).toBe(0)
})

test('a weekday of a week has one calendar day, over the turn of the year too', () => {
  expect(dayInWeek(startsOn, 12, 7)).toBe('2026-11-29')
  expect(dayInWeek(startsOn, 18, 1)).toBe('2027-01-04')
})

test('weekdays count from Monday, 1, to Sunday, 7', () => {
  expect(['2026-11-16', '2026-11-22', '1969-12-29'].map(weekdayOf)).toEqual([1, 7, 1])
})

test('days are counted across months and leap days', () => {
  expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01')
  expect(daysBetween('2026-11-22', '2026-12-01')).toBe(9)
})
