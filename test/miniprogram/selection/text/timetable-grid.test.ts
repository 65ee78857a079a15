import {
  dayBlocks,
  daysBeyond,
  daysDrawn,
  gridRows,
  lastWeekOf,
  meetingsInWeek,
} from '../../../../src/miniprogram/selection/text/timetable-grid'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { enrolledSample, type MeetingSample, sectionSample, term } from '../../catalogue-samples'
import { periods } from '../../wording'

const inFirstWeek = (...meetings: MeetingSample[]) =>
  meetingsInWeek(
    meetings.map((meeting, index) => enrolledSample(index + 1, [meeting])),
    term,
    1,
  )
const third = { weekday: 1, startMinute: 600, endMinute: 695 }

test('a week shows only the classes of that week', () => {
  const even = enrolledSample(1, [{ ...third, weeks: weekRange(2, 16, 2) }])
  expect(meetingsInWeek([even], term, 1)).toHaveLength(0)
  expect(meetingsInWeek([even], term, 2)).toHaveLength(1)
})

test('an exam after the teaching weeks stands in its own week, where there are no classes', () => {
  const exam = { day: '2027-01-09', startMinute: 540, endMinute: 660, room: null }
  const course = enrolledSample(1, [third])
  const examined = { ...course, sections: [sectionSample(1, { meetings: [third], exam }) as never] }
  expect(lastWeekOf([course], term)).toBe(16)
  expect(lastWeekOf([examined], term)).toBe(18)
  expect(meetingsInWeek([examined], term, 18)).toMatchObject([
    { isExam: true, meeting: { weekday: 6, startMinute: 540, endMinute: 660 } },
  ])
  expect(meetingsInWeek([examined], term, 17)).toEqual([])
  expect(meetingsInWeek([examined], term, 16)).toMatchObject([{ isExam: false }])
})

test('where anything meets at a weekend, every week is drawn with seven days', () => {
  const evenSaturday = enrolledSample(1, [{ ...third, weekday: 6, weeks: weekRange(2, 16, 2) }])
  expect(daysDrawn([enrolledSample(2, [third])], inFirstWeek(third), false)).toBe(5)
  expect(daysDrawn([evenSaturday], [], false)).toBe(7)
  expect(daysBeyond(meetingsInWeek([evenSaturday], term, 2), 7)).toEqual([])
})

test('in large text five days are drawn, and a week with classes after them says on which', () => {
  const weekend = [7, 6, 6].map((weekday) => ({ ...third, weekday }))
  const enrolments = weekend.map((meeting, index) => enrolledSample(index + 1, [meeting]))
  expect(daysDrawn(enrolments, inFirstWeek(...weekend), true)).toBe(5)
  expect(daysBeyond(inFirstWeek(third, ...weekend), 5)).toEqual([6, 7])
  expect(daysBeyond(inFirstWeek(third), 5)).toEqual([])
})

test('a class of periods 3 and 4 starts at the third row and is two rows high; breaks take no room', () => {
  expect(dayBlocks(inFirstWeek(third), periods)[0]).toMatchObject({ top: 2, height: 2, lane: 0, laneCount: 1 })
})

test('classes that overlap stand side by side, those that only touch do not', () => {
  const fourth = { weekday: 1, startMinute: 650, endMinute: 695 }
  const afternoon = { weekday: 1, startMinute: 810, endMinute: 855 }
  const blocks = dayBlocks(inFirstWeek(third, fourth, afternoon), periods)
  expect(blocks.map(({ lane, laneCount }) => [lane, laneCount])).toEqual([
    [0, 2],
    [1, 2],
    [0, 1],
  ])
})

test('a class that ends early leaves its lane to the next within the same group', () => {
  const long = { weekday: 1, startMinute: 480, endMinute: 855 }
  const first = { weekday: 1, startMinute: 480, endMinute: 525 }
  const later = { weekday: 1, startMinute: 600, endMinute: 645 }
  const blocks = dayBlocks(inFirstWeek(long, first, later), periods)
  expect(blocks.map(({ lane, laneCount }) => [lane, laneCount])).toEqual([
    [0, 2],
    [1, 2],
    [1, 2],
  ])
})

test('a class outside the periods turns the rows into hours that hold it', () => {
  const evening = { weekday: 1, startMinute: 1170, endMinute: 1290 }
  const rows = gridRows(periods, inFirstWeek(evening))
  expect(rows[0]).toEqual({ startMinute: 480, endMinute: 540 })
  expect(rows.at(-1)).toEqual({ startMinute: 1260, endMinute: 1320 })
})

/** The last morning period ends at 11:35, the first of the afternoon begins at 13:30. */
const noon = { weekday: 1, startMinute: 720, endMinute: 780 }

test('a class at noon has a row of its own, and lies neither over the morning nor over the afternoon', () => {
  const afternoon = { weekday: 1, startMinute: 810, endMinute: 855 }
  const meetings = inFirstWeek(third, noon, afternoon)
  const rows = gridRows(periods, meetings)
  expect(rows).toHaveLength(periods.length + 1)
  expect(rows[4]).toEqual({ startMinute: 695, endMinute: 810 })
  const blocks = dayBlocks(meetings, rows)
  expect(blocks.map(({ laneCount }) => laneCount)).toEqual([1, 1, 1])
  const [morning, atNoon, later] = blocks
  expect(morning && atNoon && morning.top + morning.height <= atNoon.top).toBe(true)
  expect(atNoon && later && atNoon.top + atNoon.height <= later.top).toBe(true)
})

test('a break without a class takes no room', () => {
  expect(gridRows(periods, inFirstWeek(third))).toEqual(periods)
})
