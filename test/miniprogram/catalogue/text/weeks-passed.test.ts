import { weeksPassed } from '../../../../src/miniprogram/catalogue/text/weeks-passed'
import { weekRange } from '../../../../src/rules/catalogue/weeks'

const term = { startsOn: '2026-09-07', weekCount: 16 }

test('weeks that are over count only where the section meets in them, each once', () => {
  const meetings = [{ weeks: weekRange(2, 16) }, { weeks: weekRange(1, 3) }]
  expect(weeksPassed(meetings, term, '2026-09-28')).toBe(3)
  expect(weeksPassed([{ weeks: weekRange(9, 16) }], term, '2026-09-28')).toBe(0)
})

test('before the term nothing is over, after it all that there was', () => {
  expect(weeksPassed([{ weeks: weekRange(1, 16) }], term, '2026-09-07')).toBe(0)
  expect(weeksPassed([{ weeks: weekRange(1, 16) }], term, '2027-03-01')).toBe(16)
})
