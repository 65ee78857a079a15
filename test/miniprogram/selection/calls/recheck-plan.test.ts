import type { Refusal } from '../../../../src/contract/refusal'
import { PlanCheck } from '../../../../src/contract/selection/plan'
import { recheckPlan } from '../../../../src/miniprogram/selection/calls/recheck-plan'
import { enrolledSample } from '../../catalogue-samples'

const tuesdayMorning = { weekday: 2, startMinute: 600, endMinute: 695 }
const wednesday = { weekday: 3, startMinute: 600, endMinute: 695 }

const planned = (id: number, meeting: typeof tuesdayMorning, refusals: Refusal[] = []) => {
  const { course, sections } = enrolledSample(id, [meeting])
  return { course, sections, isEnrolled: false, refusals }
}
const check = PlanCheck.parse({
  termId: '2026-1',
  serverTime: '2026-11-22T09:00:00Z',
  round: {
    standing: 'upcoming',
    isForMe: true,
    round: {
      id: 1,
      name: '正选',
      nameEn: null,
      kind: 'first_come',
      opensAt: '2026-11-22T10:00:00Z',
      closesAt: '2026-11-23T10:00:00Z',
      pausedAt: null,
      creditsMin: 8,
      creditsMax: 20,
      isWaitlistOpen: true,
    },
  },
  items: [],
  creditsEnrolled: 0,
  creditsPlanned: 0,
  creditsMin: 8,
  creditsMax: 9,
})
const codesOf = ({ items }: PlanCheck) => items.map(({ refusals }) => refusals.map(({ code }) => code))

test('two planned courses that meet at the same time block each other, before the server says so', () => {
  const checked = recheckPlan(check, [planned(1, tuesdayMorning), planned(2, tuesdayMorning)], [])
  expect(codesOf(checked)).toEqual([['time_clash'], ['time_clash']])
  expect(checked.creditsPlanned).toBe(0)
})

test('taking one of them out frees the other', () => {
  const both = recheckPlan(check, [planned(1, tuesdayMorning), planned(2, tuesdayMorning)], [])
  expect(codesOf(recheckPlan(check, both.items.slice(1), []))).toEqual([[]])
})

test('a planned course clashes with what the student has', () => {
  const checked = recheckPlan(check, [planned(1, tuesdayMorning)], [enrolledSample(5, [tuesdayMorning])])
  expect(codesOf(checked)).toEqual([['time_clash']])
})

test('of too many credits the courses planned last are blocked, so the order matters', () => {
  const friday = { ...wednesday, weekday: 5 }
  const items = [planned(1, tuesdayMorning), planned(2, wednesday), planned(3, friday)]
  expect(codesOf(recheckPlan(check, items, []))).toEqual([[], [], ['credit_limit']])
  expect(recheckPlan(check, items, []).creditsPlanned).toBe(8)
})

test('what only the server knows stays as it last said', () => {
  const hold: Refusal = { code: 'on_hold', reason: 'other', note: null, placedAt: '2026-11-01T00:00:00Z' }
  const checked = recheckPlan(check, [planned(1, tuesdayMorning, [hold]), planned(2, tuesdayMorning)], [])
  expect(codesOf(checked)[0]).toEqual(['on_hold', 'time_clash'])
})
