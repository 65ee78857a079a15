import { weeksPassed } from '../../../../src/miniprogram/catalogue/text/weeks-passed'
import { weekRange } from '../../../../src/rules/catalogue/weeks'

const term = { startsOn: '2026-09-07', weekCount: 16 }
const tuesdayTen = { weekday: 2, endMinute: 11 * 60 + 35 }
const at = (day: string, clock = '08:00') => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return { day, minute: hour * 60 + minute }
}

test('weeks that are over count only where the section meets in them, each once', () => {
  const meetings = [
    { ...tuesdayTen, weeks: weekRange(2, 16) },
    { ...tuesdayTen, weeks: weekRange(1, 3) },
  ]
  expect(weeksPassed(meetings, term, at('2026-09-28'))).toBe(3)
  expect(weeksPassed([{ ...tuesdayTen, weeks: weekRange(9, 16) }], term, at('2026-09-28'))).toBe(0)
})

test('this week counts from the end of the first meeting in it', () => {
  const meetings = [
    { ...tuesdayTen, weeks: weekRange(1, 16) },
    { weekday: 5, endMinute: 600, weeks: weekRange(1, 16) },
  ]
  expect(weeksPassed(meetings, term, at('2026-09-14'))).toBe(1)
  expect(weeksPassed(meetings, term, at('2026-09-15', '11:00'))).toBe(1)
  expect(weeksPassed(meetings, term, at('2026-09-15', '11:35'))).toBe(2)
  expect(weeksPassed(meetings, term, at('2026-09-20', '23:00'))).toBe(2)
})

test('before the term nothing is over, after it all that there was', () => {
  expect(weeksPassed([{ ...tuesdayTen, weeks: weekRange(1, 16) }], term, at('2026-09-07'))).toBe(0)
  expect(weeksPassed([{ ...tuesdayTen, weeks: weekRange(1, 16) }], term, at('2027-03-01'))).toBe(16)
})
