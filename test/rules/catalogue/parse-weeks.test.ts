import fc from 'fast-check'
import { parseWeeks, weeksAsText } from '../../../src/rules/catalogue/parse-weeks'
import { weekSetOf, weeksOf } from '../../../src/rules/catalogue/weeks'

/** Weeks, `refused`, or the two readings of a text in a term of 18 weeks. */
function reading(text: string, weekCount = 18): string {
  const parsed = parseWeeks(text, weekCount)
  if ('weeks' in parsed) return weeksAsText(parsed.weeks)
  if (parsed.problem === 'two_readings') return parsed.readings.map(weeksAsText).join(' or ')
  return parsed.problem === 'after_term' ? `after the term: ${parsed.week}` : 'refused'
}

// A hundred texts as registrars write them, and what each means; given ones first, then their neighbours.
test.each([
  ['1-16周,单周', '1-15 odd'],
  ['1 3', '1,3'],
  ['第1周第3周', '1,3'],
  ['2-8,10-16(双周)', '2-16 even or 2-8,10,12,14,16'],
  ['1-16周，双周', '2-16 even'],
  ['1-16周 单周', '1-15 odd'],
  ['1-16周单周', '1-15 odd'],
  ['1-16周(单周)', '1-15 odd'],
  ['1-16周（单）', '1-15 odd'],
  ['1-16周[单]', '1-15 odd'],
  ['1-16周【双周】', '2-16 even'],
  ['1-16(单)周', '1-15 odd'],
  ['1-16/单', '1-15 odd'],
  ['单周1-16', '1-15 odd'],
  ['单周,1-16', '1-15 odd'],
  ['单1-16周', '1-15 odd'],
  ['双周(1-16)', '2-16 even'],
  ['1-8,10-16,单周', '1,3,5,7,11,13,15'],
  ['1-8,10-16单', '1,3,5,7,11,13,15 or 1-8,11,13,15'],
  ['1-8周,10-16周(双)', '1-8,10,12,14,16'],
  ['1-5周,7-9周(单),12周', '1-5,7,9,12'],
  ['3,5-9单', '3-9 odd'],
  ['1,3-5(单)', '1-5 odd'],
  ['1-4单,6-8', '1,3,6-8'],
  ['1-4单,6-8双', '1,3,6,8'],
  ['1-8单,双', 'refused'],
  ['1-8单,双,10', 'refused'],
  ['1-4', '1-4'],
  ['3', '3'],
  ['03', '3'],
  ['01-09', '1-9'],
  ['13', '13'],
  ['1-3,6-7', '1-3,6-7'],
  ['1-3，6-7', '1-3,6-7'],
  ['1-3;6-7', '1-3,6-7'],
  ['1-3；6-7', '1-3,6-7'],
  ['1-3、6-7', '1-3,6-7'],
  ['1-3/6-7', '1-3,6-7'],
  ['1-3 6-7', '1-3,6-7'],
  ['1-3&6-7', '1-3,6-7'],
  ['1-3和6-7', '1-3,6-7'],
  ['1-3周及6-7周', '1-3,6-7'],
  ['1-3 and 6-7', '1-3,6-7'],
  ['1 3 5', '1-5 odd'],
  ['1,3,5', '1-5 odd'],
  ['1 - 16', '1-16'],
  ['1- 8, 10 -16', '1-8,10-16'],
  ['1–16', '1-16'],
  ['1—16', '1-16'],
  ['1−16', '1-16'],
  ['1~16', '1-16'],
  ['1～16', '1-16'],
  ['1－16', '1-16'],
  ['1至16', '1-16'],
  ['1到16周', '1-16'],
  ['1 to 16', '1-16'],
  ['第1周至第16周', '1-16'],
  ['第1-16周', '1-16'],
  ['第1周-第3周', '1-3'],
  ['第 1 周 - 第 3 周', '1-3'],
  ['第1,3,5周', '1-5 odd'],
  ['第1周,第3周', '1,3'],
  ['第1周 第3周', '1,3'],
  ['1周3周', '1,3'],
  ['1-2周4-5周', '1-2,4-5'],
  ['(1-16)周', '1-16'],
  ['(1-16)', '1-16'],
  ['１－３周，５', '1-3,5'],
  ['第１周', '1'],
  ['第一周', '1'],
  ['第一周至第八周', '1-8'],
  ['一至十六周', '1-16'],
  ['第十二周', '12'],
  ['第1-16週', '1-16'],
  ['1-16週(單)', '1-15 odd'],
  ['雙週', '2-18 even'],
  ['單週', '1-17 odd'],
  ['1-15奇', '1-15 odd'],
  ['2-16偶数', '2-16 even'],
  ['1-16 odd', '1-15 odd'],
  ['1-16 (odd)', '1-15 odd'],
  ['odd 1-8', '1-7 odd'],
  ['odd', '1-17 odd'],
  ['Odd weeks', '1-17 odd'],
  ['even', '2-18 even'],
  ['Even weeks 2-8', '2-8 even'],
  ['weeks 2-3', '2-3'],
  ['Week 4', '4'],
  ['wks. 1-4', '1-4'],
  ['wk 7', '7'],
  ['周次1-16', '1-16'],
  ['周次：1-16', '1-16'],
  ['1-18', '1-18'],
  ['1-20', 'after the term: 20'],
  ['19', 'after the term: 19'],
  ['0-3', 'refused'],
  ['5-2', 'refused'],
  ['1-', 'refused'],
  ['-3', 'refused'],
  ['1,,2', 'refused'],
  ['1-3-5', 'refused'],
  ['1.5', 'refused'],
  ['周一', 'refused'],
  ['周1', 'refused'],
  ['星期一', 'refused'],
  ['4-4 odd', 'refused'],
  ['1、3、5周（双）', 'refused'],
  ['1-16(1-2节', 'refused'],
  ['(1-16', 'refused'],
  ['1-16周(单', 'refused'],
  ['all', 'refused'],
  ['', 'refused'],
  ['待定', 'refused'],
  ['2026-03-04', 'refused'],
  ['3月4日', 'refused'],
  ['116', 'refused'],
])('%s names the weeks %s', (text, weeks) => {
  expect(reading(text)).toBe(weeks)
})

test('odd and even alone mean those weeks of the whole term', () => {
  expect(reading('odd', 6)).toBe('1-5 odd')
  expect(reading('双周', 6)).toBe('2-6 even')
})

test.each(['全周', '每周', '全学期', '全學期', '每週', 'every week', 'All weeks', 'weekly'])(
  '%s is the whole term',
  (text) => expect(reading(text, 6)).toBe('1-6'),
)

// What fails as a piece is not passed over for the word behind it.
test.each(['(1双', '16-1双', '0-16单', '第双', '1-双'])('%s is refused', (text) =>
  expect(reading(text)).toBe('refused'),
)

test.each(['隔周', '前八周', 'biweekly', 'all odd even', '单双周'])('%s is refused', (text) =>
  expect(reading(text)).toBe('refused'),
)

test('every set of weeks is read back from its own text', () => {
  const sets = fc.uniqueArray(fc.integer({ min: 1, max: 53 }), { minLength: 1 }).map(weekSetOf)
  fc.assert(
    fc.property(sets, (set) => {
      expect(parseWeeks(weeksAsText(set), 53)).toEqual({ weeks: set })
    }),
  )
})

test('no text of such pieces ever names a week that is not written', () => {
  const pieces = fc.constantFrom('1', '3', '16', '-', ',', ' ', '周', '第', '单', '双', '(', ')', '至', '十')
  const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseWeeks(text, 18)
      if (!('weeks' in parsed)) return
      const named = [...text.replace(/十/g, '10 ').matchAll(/\d+/g)].map(([digits]) => Number(digits))
      const isParityOnly = named.length === 0
      if (!isParityOnly)
        for (const week of weeksOf(parsed.weeks)) expect(week).toBeLessThanOrEqual(Math.max(...named, 16))
    }),
  )
})
