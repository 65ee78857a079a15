import fc from 'fast-check'
import type { PrerequisiteTree } from '../../../src/contract/catalogue/course-rules'
import type { CourseId } from '../../../src/contract/catalogue/ids'
import { codesOfInterest } from '../../../src/rules/catalogue/codes-of-interest'
import { noCourseRules } from '../../../src/rules/catalogue/course-facts'
import { repeatRefusals, unmetPrerequisite } from '../../../src/rules/selection/course-rules'
import { sampleStudent } from '../../support/rule-samples'

const passed = (courseCode: string, grade: number | null = 80) => ({
  courseCode,
  takenIn: '2025-autumn',
  grade,
  isPassed: true,
})
const need = (code: string, gradeMin: number | null = null): PrerequisiteTree => ({ kind: 'course', code, gradeMin })

const codes = ['A', 'B', 'C', 'D']
const tree: fc.Arbitrary<PrerequisiteTree> = fc.letrec<{ tree: PrerequisiteTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('course' as const),
      code: fc.constantFrom(...codes),
      gradeMin: fc.option(fc.constantFrom(60, 90)),
    }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).tree
const results = fc.subarray(codes).map((taken) => taken.map((code) => passed(code)))

function isMet(one: PrerequisiteTree, taken: readonly string[]): boolean {
  if (one.kind === 'course') return taken.includes(one.code) && (one.gradeMin ?? 0) <= 80
  return one.kind === 'all' ? one.of.every((x) => isMet(x, taken)) : one.of.some((x) => isMet(x, taken))
}

test('a prerequisite is met by the truth of its tree', () => {
  fc.assert(
    fc.property(tree, results, (one, taken) => {
      const met = isMet(
        one,
        taken.map(({ courseCode }) => courseCode),
      )
      expect(unmetPrerequisite(one, taken) === null).toBe(met)
    }),
  )
})

test('what is told to be unmet is itself unmet, and passing it meets the whole', () => {
  fc.assert(
    fc.property(tree, results, (one, taken) => {
      const unmet = unmetPrerequisite(one, taken)
      if (!unmet) return
      expect(unmetPrerequisite(unmet, taken)).not.toBeNull()
      const all = codesOfInterest('X', { ...noCourseRules, prerequisite: unmet }).map((code) => passed(code, 100))
      expect(unmetPrerequisite(one, [...taken, ...all])).toBeNull()
    }),
  )
})

test('a pass below the grade asked for does not count', () => {
  expect(unmetPrerequisite(need('A', 85), [passed('A', 84.5)])).toEqual(need('A', 85))
  expect(unmetPrerequisite(need('A', 85), [passed('A', 85)])).toBeNull()
  expect(unmetPrerequisite(need('A', 85), [passed('A', null)])).toEqual(need('A', 85))
})

test('of what is needed only what is missing is told', () => {
  const both: PrerequisiteTree = { kind: 'all', of: [need('A'), { kind: 'any', of: [need('B'), need('C')] }] }
  expect(unmetPrerequisite(both, [passed('A')])).toEqual({ kind: 'any', of: [need('B'), need('C')] })
})

describe('repeating a course', () => {
  const course = { courseId: 1 as CourseId, courseCode: 'A', title: 'A', titleEn: null }
  const failed = { ...passed('A', 40), isPassed: false }
  const codesOf = (repeat: 'never' | 'if_failed' | 'always', taken: (typeof failed)[]) =>
    repeatRefusals(course, { ...noCourseRules, repeat }, sampleStudent({ results: taken })).map(({ code }) => code)

  test('until it is passed, unless the course says otherwise', () => {
    expect(codesOf('if_failed', [failed])).toEqual([])
    expect(codesOf('if_failed', [failed, passed('A')])).toEqual(['course_taken'])
    expect(codesOf('never', [failed])).toEqual(['course_taken'])
    expect(codesOf('always', [passed('A')])).toEqual([])
    expect(codesOf('never', [passed('B')])).toEqual([])
  })
})
