import type { CourseId, SectionId } from '../../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../../src/contract/refusal'
import type { RoundId } from '../../../../src/contract/selection/ids'
import { PlanCheck } from '../../../../src/contract/selection/plan'
import {
  hasSections,
  isForRanking,
  openLottery,
  pointsRoom,
  pointsStep,
  rankablePlan,
  rankOf,
  shownLottery,
  stepPoints,
  withoutQueue,
} from '../../../../src/miniprogram/selection/text/lottery-choices'
import { enrolledSample } from '../../catalogue-samples'
import { choiceSample, lotterySample } from '../../lottery-samples'

const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`)
const meeting = { weekday: 2, startMinute: 600, endMinute: 695 }
const lottery = lotterySample([choiceSample(1, 60), choiceSample(2, 30)])

function planOf(items: { id: number; refusals?: Refusal[]; isEnrolled?: boolean; isBare?: boolean }[]): PlanCheck {
  return PlanCheck.parse({
    termId: '2026-1',
    serverTime: '2026-11-22T09:00:00Z',
    round: null,
    items: items.map(({ id, refusals = [], isEnrolled = false, isBare = false }) => {
      const { course, sections } = enrolledSample(id, [meeting])
      return { course, sections: isBare ? [] : sections, isEnrolled, refusals }
    }),
    creditsEnrolled: 0,
    creditsPlanned: 0,
    creditsMin: null,
    creditsMax: null,
  })
}
const idsOf = (items: PlanCheck['items']) => items.map(({ course }) => Number(course.id))

test('a lottery can be ranked in from the moment it opens until it closes, by the server clock', () => {
  expect(openLottery([lottery], at('07:59'))).toBeNull()
  expect(openLottery([lottery], at('08:00'))).toBe(lottery)
  expect(openLottery([lottery], at('10:00'))).toBeNull()
})

test('nobody ranks in a lottery while it is paused', () => {
  const round = { ...lottery.round.round, pausedAt: '2026-11-22T08:30:00Z' }
  expect(openLottery([{ ...lottery, round: { ...lottery.round, round } }], at('09:00'))).toBeNull()
})

test('of several lotteries the open one is shown, and after all the one that closed last', () => {
  const round = {
    ...lottery.round.round,
    id: 2 as RoundId,
    opensAt: '2026-11-23T08:00:00Z',
    closesAt: '2026-11-23T10:00:00Z',
  }
  const second = { ...lottery, round: { ...lottery.round, round } }
  expect(shownLottery([lottery, second], at('09:00'))).toBe(lottery)
  expect(shownLottery([lottery, second], at('11:00'))).toBe(second)
  expect(shownLottery([lottery, second], Date.parse('2026-11-24T00:00:00Z'))).toBe(second)
})

test('a choice can have its own points and those that nobody has, and no more', () => {
  const [first] = lottery.choices
  expect(first && pointsRoom(lottery, first)).toBe(70)
  expect(stepPoints(60, 5, 70)).toBe(65)
  expect(stepPoints(68, 5, 70)).toBe(70)
  expect(stepPoints(3, -5, 70)).toBe(0)
})

test('twenty taps spend all points, and one tap spends at least one', () => {
  expect(pointsStep(100)).toBe(5)
  expect(pointsStep(8)).toBe(1)
})

test('a course is found by its rank, with the very sections or others', () => {
  expect(rankOf(lottery, 2 as CourseId)).toBe(2)
  expect(rankOf(lottery, 9 as CourseId)).toBeNull()
  const [first] = lottery.choices
  expect(first && hasSections(first, [1 as SectionId])).toBe(true)
  expect(first && hasSections(first, [2 as SectionId])).toBe(false)
})

test('from the plan come the courses with all their sections that are neither had nor ranked, while there is room', () => {
  const incomplete: Refusal = { code: 'component_missing', kind: 'lab' }
  const full: Refusal = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 }
  const items = [
    { id: 1 },
    { id: 3, isEnrolled: true },
    { id: 4, isBare: true },
    { id: 5, refusals: [incomplete] },
    { id: 6, refusals: [full] },
    { id: 7 },
  ]
  expect(idsOf(rankablePlan(planOf(items), { ...lottery, choicesMax: 8 }))).toEqual([6, 7])
  expect(idsOf(rankablePlan(planOf(items), lottery))).toEqual([6])
})

test('where a lottery keeps from choosing, ranking is the way, and no queue is offered', () => {
  const roundName = { name: '抽签', nameEn: null }
  const refusal = { code: 'round_does_not_allow', action: 'select', roundKind: 'lottery', roundName } as const
  expect(isForRanking(refusal)).toBe(true)
  expect(isForRanking({ ...refusal, roundKind: 'drop_only' })).toBe(false)
  const section = { sectionId: 1 as SectionId, sectionCode: '01', capacity: 3, enrolled: 3 }
  expect(withoutQueue({ code: 'section_full', ...section, waiting: 2 })).toMatchObject({ waiting: null })
})
