import fc from 'fast-check'
import { firstClash } from '../../../src/rules/catalogue/clashes'
import { weekRange, weekSetOf, weeksOf } from '../../../src/rules/catalogue/weeks'

const meeting = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 6 }),
    weeks: fc.uniqueArray(fc.integer({ min: 1, max: 53 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ weekday, start, length, weeks }) => ({
    weekday,
    startMinute: start * 30,
    endMinute: (start + length) * 30,
    weeks: weekSetOf(weeks),
  }))
const meetings = fc.array(meeting, { maxLength: 4 })

/** Every half hour of every week that the meetings take. */
function slotsOf(
  list: readonly { weekday: number; startMinute: number; endMinute: number; weeks: number }[],
): Set<string> {
  const slots = new Set<string>()
  for (const { weekday, startMinute, endMinute, weeks } of list)
    for (const week of weeksOf(weeks))
      for (let minute = startMinute; minute < endMinute; minute += 30) slots.add(`${week} ${weekday} ${minute}`)
  return slots
}

test('meetings clash exactly when they take the same half hour of the same week', () => {
  fc.assert(
    fc.property(meetings, meetings, (a, b) => {
      const theirs = slotsOf(b)
      const isShared = [...slotsOf(a)].some((slot) => theirs.has(slot))
      expect(firstClash(a, b) !== null).toBe(isShared)
    }),
  )
})

test('a clash is the same from both sides', () => {
  fc.assert(
    fc.property(meeting, meeting, (a, b) => {
      expect(firstClash([a], [b])).toEqual(firstClash([b], [a]))
    }),
  )
})

test('the time told as clashing is taken by both', () => {
  fc.assert(
    fc.property(meetings, meetings, (a, b) => {
      const clash = firstClash(a, b)
      if (!clash) return
      const [mine, theirs] = [slotsOf(a), slotsOf(b)]
      for (const slot of slotsOf([clash])) expect(mine.has(slot) && theirs.has(slot)).toBe(true)
    }),
  )
})

test('a class that starts when another ends does not clash with it', () => {
  const first = { weekday: 1, startMinute: 480, endMinute: 575, weeks: weekRange(1, 16) }
  expect(firstClash([first], [{ ...first, startMinute: 575, endMinute: 670 }])).toBeNull()
})
