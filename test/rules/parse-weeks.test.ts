import fc from 'fast-check'
import { parseWeeks, weeksAsText } from '../../src/rules/parse-weeks'
import { weekSetOf, weeksOf } from '../../src/rules/weeks'

function weeksIn(text: string, weekCount = 18): number[] | string {
  const parsed = parseWeeks(text, weekCount)
  return 'weeks' in parsed ? weeksOf(parsed.weeks) : parsed.problem
}

test.each([
  ['1-4', [1, 2, 3, 4]],
  ['3', [3]],
  ['1-3,6-7', [1, 2, 3, 6, 7]],
  ['1-7单', [1, 3, 5, 7]],
  ['2-8双', [2, 4, 6, 8]],
  ['1-8 odd', [1, 3, 5, 7]],
  ['第1-5周(单)', [1, 3, 5]],
  ['１－３周，５', [1, 2, 3, 5]],
  ['1–4、6', [1, 2, 3, 4, 6]],
  ['weeks 2-3', [2, 3]],
])('%s names the weeks %j', (text, weeks) => {
  expect(weeksIn(text)).toEqual(weeks)
})

test('odd and even alone mean those weeks of the whole term', () => {
  expect(weeksIn('odd', 6)).toEqual([1, 3, 5])
  expect(weeksIn('双周', 6)).toEqual([2, 4, 6])
})

test('a week after the end of the term is named', () => {
  expect(parseWeeks('1-20', 18)).toEqual({ problem: 'after_term', week: 20 })
})

test.each(['', 'all', '0-3', '5-2', '1-', '1,,2', '4-4 odd', '2026-03-04', '3月4日'])(
  '%j is not a set of weeks',
  (text) => {
    expect(weeksIn(text)).toBe('unreadable')
  },
)

test('every set of weeks is read back from its own text', () => {
  const sets = fc.uniqueArray(fc.integer({ min: 1, max: 53 }), { minLength: 1 }).map(weekSetOf)
  fc.assert(
    fc.property(sets, (set) => {
      expect(parseWeeks(weeksAsText(set), 53)).toEqual({ weeks: set })
    }),
  )
})
