import { Refusal, type RefusalCode } from '../../../src/contract/refusal'
import { refusalText } from '../../../src/miniprogram/format/refusal-text'
import { weekRange } from '../../../src/rules/weeks'
import { wordingIn } from '../wording'

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
}
const refusalOf = (code: RefusalCode, more: object = {}) => Refusal.parse({ ...facts, code, ...more })
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
  expect(text.detail).toBe('与已选「数据结构」周二 3–4 节重叠')
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

test('a full section leads to the other sections of the course', () => {
  expect(refusalText(refusalOf('section_full'), wordingIn('en')).remedy?.target).toEqual({ to: 'other-sections' })
})
