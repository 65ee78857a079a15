import { miniWeekDays } from '../../../../src/miniprogram/packages/selection/pages/plan/mini-week-blocks'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { enrolledSample, type MeetingSample } from '../../catalogue-samples'
import { periods } from '../../wording'

const tuesday: MeetingSample = { weekday: 2, startMinute: 600, endMinute: 695 }
const drawn = (id: number, meetings: MeetingSample[], isFaint = false) => ({ ...enrolledSample(id, meetings), isFaint })
const blocksOn = (weekday: number, ...courses: ReturnType<typeof drawn>[]) =>
  miniWeekDays(courses, periods).days[weekday - 1]?.blocks ?? []

test('two classes at the same time are both drawn as a clash, side by side', () => {
  const blocks = blocksOn(2, drawn(1, [tuesday]), drawn(2, [tuesday], true))
  expect(blocks.map(({ isClash, lane, laneCount }) => ({ isClash, lane, laneCount }))).toEqual([
    { isClash: true, lane: 0, laneCount: 2 },
    { isClash: true, lane: 1, laneCount: 2 },
  ])
  expect(blocks.map(({ isFaint }) => isFaint)).toEqual([false, true])
})

test('classes of odd and of even weeks share a time without a clash', () => {
  const odd = drawn(1, [{ ...tuesday, weeks: weekRange(1, 16, 2) }])
  const even = drawn(2, [{ ...tuesday, weeks: weekRange(2, 16, 2) }])
  expect(blocksOn(2, odd, even).map(({ isClash }) => isClash)).toEqual([false, false])
})

test('the weekend is drawn only when something meets on it', () => {
  expect(miniWeekDays([drawn(1, [tuesday])], periods).days).toHaveLength(5)
  expect(miniWeekDays([drawn(1, [{ ...tuesday, weekday: 6 }])], periods).days).toHaveLength(7)
})
