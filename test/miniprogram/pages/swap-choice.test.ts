import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../src/contract/refusal'
import type { WaitlistStanding } from '../../../src/contract/selection/enrolment'
import {
  blockersAfterLeaving,
  blockersWhileWaiting,
  courseInTheWay,
  coursesToLeave,
} from '../../../src/miniprogram/pages/section/swap-choice'

const facts = (id: number) => ({ courseId: id as CourseId, courseCode: `CS ${id}`, title: `课 ${id}`, titleEn: null })
const summary = (id: number, credits: number) => ({
  id: id as CourseId,
  code: `CS ${id}`,
  title: `课 ${id}`,
  titleEn: null,
  credits,
  department: null,
})
const enrolled = (id: number, credits: number) => ({
  course: summary(id, credits),
  sections: [],
  enrolledAt: '2026-11-22T08:00:00Z',
})
const clashWith = (id: number): Refusal => ({
  code: 'time_clash',
  sectionCode: '02',
  withCourse: facts(id),
  withSectionCode: '01',
  weekday: 2,
  startMinute: 600,
  endMinute: 695,
  weeks: 1,
})
const limit: Refusal = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 }

test('leaving a course clears its clash and as many credits as it has', () => {
  expect(blockersAfterLeaving([clashWith(7), limit], summary(7, 2))).toEqual([])
  expect(blockersAfterLeaving([clashWith(7), limit], summary(7, 1))).toEqual([limit])
  expect(blockersAfterLeaving([clashWith(7)], summary(8, 4))).toEqual([clashWith(7)])
})

test('for credits, the courses that bring enough of them may be left', () => {
  const held = [enrolled(1, 1), enrolled(2, 2), enrolled(3, 4)]
  expect(coursesToLeave([limit], held, null).map(({ course }) => course.id)).toEqual([2, 3])
})

test('for a clash, the course that clashes is left', () => {
  expect(courseInTheWay([clashWith(7), limit])).toBe(7)
  expect(coursesToLeave([clashWith(7)], [enrolled(6, 2), enrolled(7, 2)], 7 as CourseId)).toEqual([enrolled(7, 2)])
  expect(courseInTheWay([limit])).toBeNull()
})

test('who waits to change is told only of what the change would not clear', () => {
  const full: Refusal = {
    code: 'section_full',
    sectionId: 1 as SectionId,
    sectionCode: '01',
    capacity: 4,
    enrolled: 4,
    waiting: 2,
  }
  const entry = { dropCourse: summary(7, 2) } as WaitlistStanding
  expect(blockersWhileWaiting([clashWith(7), clashWith(8), full], entry)).toEqual([clashWith(8)])
  expect(blockersWhileWaiting([clashWith(7), full], { ...entry, dropCourse: null })).toEqual([clashWith(7)])
})

test('what the offered seat itself says is not said a second time', () => {
  const offer = { offeredAt: '', expiresAt: '', refusals: [clashWith(7)] }
  const entry = { dropCourse: null, offer } as unknown as WaitlistStanding
  expect(blockersWhileWaiting([clashWith(7), clashWith(8)], entry)).toEqual([clashWith(8)])
})
