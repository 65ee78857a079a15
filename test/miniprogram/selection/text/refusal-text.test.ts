import { Refusal, type RefusalCode } from '../../../../src/contract/refusal'
import { refusalText } from '../../../../src/miniprogram/selection/text/refusal-text'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { plainly } from '../../texts'
import { wordingIn } from '../../wording'

const course = { courseId: 7, courseCode: 'CS 2103', title: '数据结构', titleEn: 'Data Structures' }

/** The facts that some code needs; the schema throws the others away. */
const facts = {
  operation: 'fly',
  bytesMax: 1000,
  path: 'sectionIds.0',
  issue: 'x',
  retryAfterMs: 100,
  reference: 'a1b2',
  sectionId: 3,
  opensAt: '2026-11-22T10:00:00Z',
  closedAt: null,
  roundName: { name: '补选', nameEn: 'Second round' },
  reason: 'unpaid_bill',
  note: null,
  placedAt: '2026-11-01T00:00:00Z',
  ...course,
  kind: 'lab',
  sectionCode: '02',
  parentCode: '01',
  withCourse: course,
  withSectionCode: '01',
  weekday: 2,
  startMinute: 600,
  endMinute: 695,
  weeks: weekRange(1, 16),
  creditsAfter: 22,
  creditsMax: 20,
  capacity: 24,
  enrolled: 24,
  waiting: 6,
  seatsLeft: 3,
  releasesAt: '2026-11-23T01:00:00Z',
  action: 'drop',
  roundKind: 'add_only',
  at: '2026-11-22T08:00:00Z',
  problem: { because: 'moved' },
  takenIn: '2025-1',
  isPassed: true,
  unmet: { kind: 'course', code: 'CS 101', gradeMin: null },
  courseCodes: ['PH 102'],
  standingMin: 3,
  standing: 2,
  departments: [{ name: '计算机学院', nameEn: 'Computing' }],
  day: '2027-01-11',
  entriesMax: 5,
  expiredAt: '2026-11-22T08:00:00Z',
  points: 120,
  pointsMax: 100,
  choices: 9,
  choicesMax: 8,
  roles: ['registrar', 'adviser'],
  scope: 'timetable',
  version: '2',
  studentNumber: '20250001',
  phoneMasked: '138****9999',
  why: 'expired',
  guardiansMax: 6,
  status: 'granted',
  decidedBy: '何敏',
  because: 'enrolled',
  rows: 30_000,
  rowsMax: 20_000,
}
/** Of codes whose fact of that name has another form. */
const ownFacts: Partial<Record<RefusalCode, object>> = {
  section_unfit: { sectionName: 'CS 2103 01', problem: { because: 'unlimited' } },
}
const refusalOf = (code: RefusalCode, more: object = {}) =>
  Refusal.parse({ ...facts, ...ownFacts[code], code, ...more })
const codes = Refusal.options.map((option) => option.shape.code.value)

test.each(codes)('%s has words in both languages with every fact filled in', (code) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { title, detail, remedy } = refusalText(refusalOf(code), wordingIn(language))
    for (const text of [title, detail, remedy?.label ?? 'none']) {
      expect(text).toMatch(/\S/)
      expect(text).not.toMatch(/\{\{|refusal\.|remedy\.|hold\.|undefined/)
    }
  }
})

test('a clash names the course, the time, and leads to that course', () => {
  const text = refusalText(refusalOf('time_clash'), wordingIn('zh-CN'))
  expect(plainly(text.detail)).toBe('与「数据结构」周二 3–4 节重叠')
  expect(text.remedy?.target).toEqual({ to: 'course', courseId: 7 })
})

test('a round that opens later says when, by the clock of the school, and can be counted down to', () => {
  const text = refusalText(refusalOf('round_not_open'), wordingIn('zh-CN'))
  expect(text.detail).toBe('今天 18:00 开放')
  expect(text.opensAtMs).toBe(Date.parse('2026-11-22T10:00:00Z'))
})

test('a round that has closed says so and gives no countdown', () => {
  const closed = refusalOf('round_not_open', { opensAt: null, closedAt: '2026-11-20T10:00:00Z' })
  const text = refusalText(closed, wordingIn('en'))
  expect(text.title).toBe('Selection has closed')
  expect(text.opensAtMs).toBeUndefined()
})

test('a full section without a waitlist leads to the other sections of the course', () => {
  expect(refusalText(refusalOf('section_full', { waiting: null }), wordingIn('en')).remedy?.target).toEqual({
    to: 'other-sections',
  })
})

test('a full section with a waitlist says how many wait and leads to the queue', () => {
  const text = refusalText(refusalOf('section_full'), wordingIn('zh-CN'))
  expect([text.detail, text.remedy?.target]).toEqual(['02 班 24 / 24，6 人候补', { to: 'waitlist' }])
})

test('what is still to be passed reads as one sentence and leads to the first course of it', () => {
  const course = (code: string, gradeMin: number | null = null) => ({ kind: 'course', code, gradeMin })
  const unmet = { kind: 'all', of: [course('CS 101', 60), { kind: 'any', of: [course('A'), course('B')] }] }
  const text = refusalText(refusalOf('prerequisite_unmet', { unmet }), wordingIn('zh-CN'))
  expect(text.detail).toBe('还要先通过：CS 101（60 分以上）且（A 或 B）')
  expect(text.remedy?.target).toEqual({ to: 'courses', text: 'CS 101' })
})

test('a round that is not for dropping says what it is for', () => {
  const text = refusalText(refusalOf('round_does_not_allow'), wordingIn('zh-CN'))
  expect([text.title, text.detail]).toEqual(['本轮不能退课', '「补选」是只补选：只能补选，不能退课。'])
})

test('reserved seats say when they are released', () => {
  const text = refusalText(refusalOf('seats_reserved'), wordingIn('zh-CN'))
  expect(text.detail).toBe('02 班还有 3 个座位，先留给别的学生，明天 09:00 向所有人放出。')
})

test('the term in which a course was taken is said in words', () => {
  const taken = { code: 'course_taken', ...course, takenIn: '2025-autumn', isPassed: true } as Refusal
  expect(plainly(refusalText(taken, wordingIn('zh-CN')).detail)).toContain('2025 年秋季')
  expect(plainly(refusalText(taken, wordingIn('en')).detail)).toContain('Autumn 2025')
})
