import type { Course, Section } from '../../../../src/contract/catalogue/course'
import type { CourseRules } from '../../../../src/contract/catalogue/course-rules'
import { courseAsks } from '../../../../src/miniprogram/selection/text/course-asks'
import { noCourseRules } from '../../../../src/rules/catalogue/course-facts'
import { wordingIn } from '../../wording'

const passed = { courseCode: 'CS 101', takenIn: '2025-1', grade: 70, isPassed: true }

function asks(rules: Partial<CourseRules>, sections: Partial<Section>[] = [], language: 'zh-CN' | 'en' = 'zh-CN') {
  const course = { rules: { ...noCourseRules, ...rules } } as Course
  const shown = sections.map((one) => ({ code: '01', exam: null, reserves: [], ...one }) as unknown as Section)
  const lines = courseAsks({ course, sections: shown, results: [passed], student: null }, wordingIn(language))
  return lines.map(
    ({ depth, isMet, text }) => `${'  '.repeat(depth)}${isMet === null ? '·' : isMet ? '✓' : '✗'} ${text}`,
  )
}

test('a prerequisite is drawn as its tree, each branch with what the student has of it', () => {
  const need = (code: string, gradeMin: number | null = null) => ({ kind: 'course' as const, code, gradeMin })
  const prerequisite = {
    kind: 'all' as const,
    of: [need('CS 101', 80), { kind: 'any' as const, of: [need('CS 101'), need('MA 101')] }],
  }
  expect(asks({ prerequisite })).toEqual([
    '✗ 先修 CS 101，80 分以上',
    '✓ 以下任意一门',
    '  ✓ 先修 CS 101',
    '  ✗ 先修 MA 101',
  ])
})

test('a corequisite that is not passed is neither met nor missed before the timetable is known', () => {
  expect(asks({ corequisites: ['CS 101', 'CS 102'] })).toEqual([
    '✓ 同学期修，或已修过 CS 101',
    '· 同学期修，或已修过 CS 102',
  ])
})

test('exam and kept seats are told with their hours, released seats no more', () => {
  const exam = { day: '2027-01-11', startMinute: 540, endMinute: 660, room: { name: '报告厅', nameEn: 'Hall' } }
  const reserve = { cohorts: [2026], departments: [{ name: '数学系', nameEn: 'Mathematics' }], seats: 4, taken: 1 }
  const reserves = [
    { ...reserve, releasesAt: '2026-11-23T01:00:00Z' },
    { ...reserve, releasesAt: '2026-11-20T01:00:00Z' },
  ]
  expect(asks({}, [{ exam, reserves }], 'en')).toEqual([
    '· Exam 11 Jan 09:00–11:00 · Hall',
    '· Section 01 keeps 4 seats for entry 2026, Mathematics, 3 left, for all then: tomorrow, 09:00',
  ])
})

test('a course that asks for nothing has no lines', () => {
  expect(asks({}, [{}])).toEqual([])
})
