import fc from 'fast-check'
import type { PrerequisiteTree } from '../../../src/contract/catalogue/course-rules'
import { parsePrerequisite, prerequisiteAsText } from '../../../src/rules/catalogue/parse-prerequisite'

const need = (code: string, gradeMin: number | null = null): PrerequisiteTree => ({ kind: 'course', code, gradeMin })
const all = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'all', of })
const any = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'any', of })

test('a registrar’s sentence is read as the tree it means', () => {
  const meant = { tree: all(need('CS 101'), any(need('MA 101', 60), need('MA 102'))) }
  expect(parsePrerequisite('CS 101 and (MA 101 >= 60 or MA 102)')).toEqual(meant)
  expect(parsePrerequisite('CS 101且（MA 101≥60分或MA 102）')).toEqual(meant)
  expect(parsePrerequisite('  CS  101 && (MA 101＞＝60 || MA 102) ')).toEqual(meant)
  expect(parsePrerequisite('A and B or C')).toEqual({ tree: any(all(need('A'), need('B')), need('C')) })
  expect(parsePrerequisite('((CS 101))')).toEqual({ tree: need('CS 101') })
  expect(parsePrerequisite('高等数学A 或者 MA 102')).toEqual({ tree: any(need('高等数学A'), need('MA 102')) })
})

test('operations research is a subject, not an alternative', () => {
  expect(parsePrerequisite('OR 201 or ORF 309')).toEqual({ tree: any(need('OR 201'), need('ORF 309')) })
  expect(parsePrerequisite('MA 101 OR OR 201')).toEqual({ tree: any(need('MA 101'), need('OR 201')) })
})

test('a blank cell asks for nothing', () => {
  expect(parsePrerequisite(' \u3000')).toEqual({ tree: null })
})

test.each([
  ['CS 101 and', 'course_missing', ''],
  ['or CS 101', 'course_missing', 'or'],
  ['(CS 101 or MA 101', 'bracket_open', '('],
  ['CS 101)', 'bracket_stray', ')'],
  ['CS 101 >= B', 'grade_missing', 'B'],
  ['CS 101 (MA 101)', 'operator_missing', '('],
  ['()', 'course_missing', ')'],
])('%s is wrong where it is wrong', (text, problem, near) => {
  expect(parsePrerequisite(text)).toEqual({ problem, near })
})

test('a cell longer than anybody writes is not read', () => {
  expect(parsePrerequisite('A'.repeat(2001))).toEqual({ problem: 'too_long', near: `${'A'.repeat(20)}…` })
})

const course = fc.record({
  kind: fc.constant('course' as const),
  code: fc.constantFrom('CS 101', 'MA 102', '高数01', 'OR 201', 'AND 7', 'oracle 1', 'BAND-1', '3.14'),
  gradeMin: fc.option(fc.constantFrom(0, 60, 2.5)),
})
const tree: fc.Arbitrary<PrerequisiteTree> = fc.letrec<{ tree: PrerequisiteTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    course,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
    }),
  ),
})).tree

test('what is written out is read as the same tree', () => {
  fc.assert(
    fc.property(
      tree.filter((one) => prerequisiteAsText(one).length <= 2000),
      (one) => {
        expect(parsePrerequisite(prerequisiteAsText(one))).toEqual({ tree: one })
      },
    ),
    { numRuns: 1000 },
  )
})

const pieces = ['CS 101', 'and', 'or', '(', ')', '（', '）', '>=', '≥', '60', '且', '或', ' ', '&', '|', '>']

test('whatever is typed is either read or refused, and what was read can be written out and read again', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces)).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = parsePrerequisite(text)
      if (!('tree' in read) || read.tree === null) return
      expect(parsePrerequisite(prerequisiteAsText(read.tree))).toEqual(read)
    }),
    { numRuns: 3000 },
  )
})
