import type { Refusal } from '../../../../src/contract/refusal'
import { PlanCheck } from '../../../../src/contract/selection/plan'
import { generalRefusals, planStateOf } from '../../../../src/miniprogram/selection/text/plan-state'
import { enrolledSample } from '../../catalogue-samples'

const hold: Refusal = { code: 'on_hold', reason: 'unpaid_bill', note: null, placedAt: '2026-11-20T00:00:00Z' }
const limit: Refusal = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 }
const planned = (refusals: Refusal[], isEnrolled = false) =>
  PlanCheck.shape.items.element.parse({ ...enrolledSample(1, []), isEnrolled, refusals })

test('a planned course is free only when nothing at all is in its way', () => {
  expect(planStateOf(planned([]), false)).toBe('free')
  expect(planStateOf(planned([limit]), false)).toBe('blocked')
  expect(planStateOf({ ...planned([]), sections: [] }, false)).toBe('blocked')
  expect(planStateOf(planned([]), true)).toBe('waiting')
  expect(planStateOf(planned([], true), false)).toBe('enrolled')
})

test('a hold is no fault of the course, and still nothing is free under it', () => {
  expect(planStateOf(planned([hold]), false)).toBe('held')
  expect(planStateOf(planned([hold, limit]), false)).toBe('blocked')
})

test('what bars every course is told once', () => {
  expect(generalRefusals([planned([hold, limit]), planned([hold])])).toEqual([hold])
})
