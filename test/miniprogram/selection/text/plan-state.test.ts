import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../../src/contract/refusal'
import { PlanCheck } from '../../../../src/contract/selection/plan'
import { generalRefusals, planStateOf } from '../../../../src/miniprogram/selection/text/plan-state'
import { enrolledSample } from '../../catalogue-samples'

const hold: Refusal = { code: 'on_hold', reason: 'unpaid_bill', note: null, placedAt: '2026-11-20T00:00:00Z' }
const limit: Refusal = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 }
const planned = (refusals: Refusal[], isEnrolled = false) =>
  PlanCheck.shape.items.element.parse({ ...enrolledSample(1, []), isEnrolled, refusals })

test('a planned course is free only when nothing at all is in its way', () => {
  expect(planStateOf(planned([]), null)).toBe('free')
  expect(planStateOf(planned([limit]), null)).toBe('blocked')
  expect(planStateOf({ ...planned([]), sections: [] }, null)).toBe('blocked')
  expect(planStateOf(planned([], true), null)).toBe('enrolled')
})

test('who waits for what is planned goes on waiting; who planned another section that is free may choose it', () => {
  const section = (id: number) => id as SectionId
  expect(planStateOf(planned([]), [section(1)])).toBe('waiting')
  expect(planStateOf(planned([]), [section(2)])).toBe('free')
  expect(planStateOf(planned([limit]), [section(2)])).toBe('waiting')
  expect(planStateOf({ ...planned([]), sections: [] }, [section(2)])).toBe('waiting')
})

test('a hold is no fault of the course, and still nothing is free under it', () => {
  expect(planStateOf(planned([hold]), null)).toBe('held')
  expect(planStateOf(planned([hold, limit]), null)).toBe('blocked')
})

test('what bars every course is told once', () => {
  expect(generalRefusals([planned([hold, limit]), planned([hold])])).toEqual([hold])
})
