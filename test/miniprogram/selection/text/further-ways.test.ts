import type { CourseId, SectionId } from '../../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../../src/contract/refusal'
import { furtherWays, workingRemedy } from '../../../../src/miniprogram/selection/text/further-ways'
import { refusalText } from '../../../../src/miniprogram/selection/text/refusal-text'
import { wordingIn } from '../../wording'

const facts = { courseId: 7 as CourseId, courseCode: 'CS 2103', title: '数据结构', titleEn: null }
const clash: Refusal = {
  code: 'time_clash',
  sectionCode: '02',
  withCourse: facts,
  withSectionCode: '01',
  weekday: 2,
  startMinute: 600,
  endMinute: 695,
  weeks: 1,
}
const full: Refusal = {
  code: 'section_full',
  sectionId: 1 as SectionId,
  sectionCode: '01',
  capacity: 4,
  enrolled: 4,
  waiting: 2,
}
const closed: Refusal = { code: 'round_not_open', opensAt: null, closedAt: null }
const targets = (refusal: Refusal, all: Refusal[] = [refusal]) =>
  furtherWays(refusal, all, wordingIn('zh-CN')).map(({ target }) => target)

test('a clash can be solved by leaving the other course for it, or by asking', () => {
  expect(targets(clash)).toEqual([
    { to: 'swap', courseId: 7 },
    { to: 'adviser', kind: 'time_clash' },
  ])
})

test('credits can be made room for by leaving any course', () => {
  expect(targets({ code: 'credit_limit', creditsAfter: 22, creditsMax: 20 })[0]).toEqual({ to: 'swap', courseId: null })
})

test('another section of a course that is taken can be moved to', () => {
  expect(targets({ code: 'already_in_course', ...facts, sectionCode: '01' })).toEqual([{ to: 'swap', courseId: 7 }])
})

test('one more seat can be asked for', () => {
  expect(targets(full)).toEqual([{ to: 'adviser', kind: 'section_full' }])
})

const taken: Refusal = { code: 'course_taken', ...facts, takenIn: '2025', isPassed: true } as Refusal
const unmet: Refusal = { code: 'prerequisite_unmet', ...facts, unmet: { kind: 'course', code: 'CS 1', gradeMin: null } }
const remedyOf = (refusal: Refusal, all: Refusal[] = [refusal]) =>
  workingRemedy(refusal, all, refusalText(refusal, wordingIn('zh-CN')))?.target

test('what nothing helps against leaves no other way open: a passed course cannot be changed into', () => {
  for (const refusal of [taken, clash, full, unmet]) expect(targets(refusal, [taken, clash, full, unmet])).toEqual([])
  expect(remedyOf(clash, [taken, clash])).toBeUndefined()
  expect(remedyOf(taken, [taken, clash])).toEqual({ to: 'courses' })
})

test('a change is offered only where it clears all that stands in the way', () => {
  const other: Refusal = { ...clash, withCourse: { ...facts, courseId: 8 as CourseId } }
  expect(targets(clash, [clash, other])).toEqual([{ to: 'adviser', kind: 'time_clash' }])
  expect(targets(clash, [unmet, clash])).toEqual([{ to: 'adviser', kind: 'time_clash' }])
  expect(targets(clash, [clash, full])[0]).toEqual({ to: 'swap', courseId: 7 })
})

test('waiting is offered only where seats are all that is missing', () => {
  expect(remedyOf(full)).toEqual({ to: 'waitlist' })
  expect(remedyOf(full, [unmet, full])).toBeUndefined()
})

test('while the round is closed nothing is changed, but one may ask', () => {
  expect(targets(clash, [closed, clash])).toEqual([{ to: 'adviser', kind: 'time_clash' }])
})
