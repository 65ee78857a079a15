import type { ComponentId, SectionId } from '../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../src/contract/refusal'
import type { SectionOutlook } from '../../../src/contract/selection/enrolment'
import {
  blockersOfChoice,
  isGone,
  sectionChoice,
  sectionIdsOf,
} from '../../../src/miniprogram/pages/section/section-choice'
import { courseWithLabs } from '../catalogue-samples'

const id = (value: number) => value as SectionId
const full: Refusal = {
  code: 'section_full',
  sectionId: id(21),
  sectionCode: '21',
  capacity: 1,
  enrolled: 1,
  waiting: null,
}
const missing: Refusal = { code: 'component_missing', kind: 'lab' }
const outlook = (refusals: Refusal[] = [], isEnrolled = false): SectionOutlook => ({ isEnrolled, refusals })
const idsFor = (...args: Parameters<typeof sectionChoice>) => {
  const choice = sectionChoice(...args)
  return choice && sectionIdsOf(choice)
}

test('a lecture is chosen together with a lab that goes with it', () => {
  expect(idsFor(courseWithLabs, {}, id(12), {})).toEqual([12, 23])
})

test('a lab that is full is passed over until it is picked by hand', () => {
  const outlooks = { 21: outlook([full]) }
  expect(idsFor(courseWithLabs, outlooks, id(11), {})).toEqual([11, 22])
  expect(idsFor(courseWithLabs, outlooks, id(11), { [2 as ComponentId]: id(21) })).toEqual([11, 21])
})

test('coming from a lab shows that lab under its lecture', () => {
  expect(idsFor(courseWithLabs, {}, id(22), {})).toEqual([11, 22])
})

test('without a section the ones held are shown', () => {
  const outlooks = { 12: outlook([], true), 23: outlook([], true) }
  expect(idsFor(courseWithLabs, outlooks, null, {})).toEqual([12, 23])
})

test('that a lab has to be picked is no reason against the lecture; a full lab is one, told once', () => {
  const outlooks = { 11: outlook([missing, full]), 21: outlook([full]), 22: outlook([full]) }
  const choice = sectionChoice(courseWithLabs, outlooks, id(11), {})
  expect(choice && blockersOfChoice(choice, outlooks)).toEqual([full])
})

test('a link to a section that was cancelled is told from one to any other, and from one to the course', () => {
  expect(isGone(courseWithLabs, id(99))).toBe(true)
  expect(isGone(courseWithLabs, id(22))).toBe(false)
  expect(isGone(courseWithLabs, null)).toBe(false)
})

test('a course without sections offers no choice', () => {
  expect(sectionChoice({ ...courseWithLabs, components: [] }, {}, null, {})).toBeNull()
})
