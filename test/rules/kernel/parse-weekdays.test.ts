import { type ParsedWeekdays, parseWeekdayLetters, parseWeekdays } from '../../../src/rules/kernel/parse-weekdays'

function reading(parsed: ParsedWeekdays): string {
  if ('weekdays' in parsed) return parsed.weekdays.join(',')
  return parsed.problem === 'two_readings' ? parsed.readings.map((days) => days.join(',')).join(' or ') : 'refused'
}

test.each([
  ['TU', '2 or 2,7'],
  ['FR', '5 or 4,5'],
  ['SU', '7 or 6,7'],
  ['TH', '4'],
  ['SA', '6'],
  ['Tu', '2'],
  ['Su', '7'],
  ['TuTh', '2,4'],
  ['MoWeFr', '1,3,5'],
  ['M', '1'],
  ['MWF', '1,3,5'],
  ['TR', '2,4'],
  ['MTWRF', '1,2,3,4,5'],
  ['U', '7'],
  ['TTh', '2,4'],
  ['M W F', '1,3,5'],
  ['M/W', '1,3'],
  ['mwf', '1,3,5'],
  ['ＭＷ', '1,3'],
  ['X', 'refused'],
  ['', 'refused'],
])('the letters %s are the days %s', (text, days) => {
  expect(reading(parseWeekdayLetters(text))).toBe(days)
})

test.each([
  ['1', '1'],
  ['周三', '3'],
  ['週三', '3'],
  ['星期天', '7'],
  ['禮拜一', '1'],
  ['周1', '1'],
  ['日', '7'],
  ['Mon', '1'],
  ['TU', '2'],
  ['FR', '5'],
  ['SU', '7'],
  ['Thurs.', '4'],
  ['Wednesday', '3'],
  ['1,3', '1,3'],
  ['周一、周三', '1,3'],
  ['Mon/Wed', '1,3'],
  ['８', 'refused'],
  ['0', 'refused'],
  ['MW', 'refused'],
])('the cell %s is the days %s', (text, days) => {
  expect(reading(parseWeekdays(text))).toBe(days)
})
