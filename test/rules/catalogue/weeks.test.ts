import fc from 'fast-check'
import { commonWeeks, hasWeek, weekRange, weekSetOf, weeksOf } from '../../../src/rules/catalogue/weeks'

const weekNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 53 }))

test('a week set gives back the weeks it was made of', () => {
  fc.assert(
    fc.property(weekNumbers, (weeks) => {
      expect(weeksOf(weekSetOf(weeks))).toEqual([...weeks].sort((a, b) => a - b))
    }),
  )
})

test('two week sets have in common just the weeks that are in both', () => {
  fc.assert(
    fc.property(weekNumbers, weekNumbers, (a, b) => {
      const both = a.filter((week) => b.includes(week)).sort((x, y) => x - y)
      expect(weeksOf(commonWeeks(weekSetOf(a), weekSetOf(b)))).toEqual(both)
    }),
  )
})

test('a week set survives the wire as a JSON number', () => {
  fc.assert(
    fc.property(weekNumbers, (weeks) => {
      const set = weekSetOf(weeks)
      expect(JSON.parse(JSON.stringify(set))).toBe(set)
      expect(Number.isSafeInteger(set)).toBe(true)
    }),
  )
})

test('odd weeks 1 to 15 are eight weeks and share none with the even ones', () => {
  expect(weeksOf(weekRange(1, 15, 2))).toEqual([1, 3, 5, 7, 9, 11, 13, 15])
  expect(commonWeeks(weekRange(1, 15, 2), weekRange(2, 16, 2))).toBe(0)
  expect(hasWeek(weekRange(1, 15, 2), 2)).toBe(false)
})

test.each([0, 54, 1.5, -1])('there is no teaching week %p', (week) => {
  expect(() => weekSetOf([week])).toThrow(RangeError)
})
