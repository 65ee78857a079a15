import { parsePeriods } from '../../../src/rules/catalogue/parse-periods'

function reading(text: string): string {
  const parsed = parsePeriods(text)
  if ('periods' in parsed) return parsed.periods.join(' ')
  return parsed.problem === 'two_readings' ? parsed.readings.map((one) => one.join(' ')).join(' or ') : parsed.problem
}

test.each([
  ['1 2', '1 2'],
  ['3,5', '3 5 or 3 4 5'],
  ['第1节第2节', '1 2'],
  ['3-4', '3 4'],
  ['3–6', '3 4 5 6'],
  ['3~4', '3 4'],
  ['3至4节', '3 4'],
  ['第3-4节', '3 4'],
  ['第3节-第4节', '3 4'],
  ['第三、四节', '3 4'],
  ['第3,4節', '3 4'],
  ['3,4', '3 4'],
  ['3、4', '3 4'],
  ['1,2,3,4', '1 2 3 4'],
  ['1 3 5', '1 3 5'],
  ['1 3', '1 3 or 1 2 3'],
  ['1-2,5-6', '1 2 5 6'],
  ['1-2 5-6', '1 2 5 6'],
  ['5', '5'],
  ['05', '5'],
  ['11', '11'],
  ['12', '12'],
  ['第12节', '12'],
  ['１－２', '1 2'],
  ['periods 1-2', '1 2'],
  ['节次1-2', '1 2'],
  ['4-3', 'backwards'],
  ['0', 'unreadable'],
  ['3-', 'unreadable'],
  ['3,', 'unreadable'],
  ['-3', 'unreadable'],
  ['123', 'unreadable'],
  ['3.5', 'unreadable'],
  ['上午', 'unreadable'],
  ['', 'unreadable'],
  ['1-16周', 'unreadable'],
])('%s names the periods %s', (text, periods) => {
  expect(reading(text)).toBe(periods)
})
