import { examsAhead } from '../../../../src/miniprogram/selection/text/exams'
import { enrolledSample, sectionSample } from '../../catalogue-samples'

const examined = (id: number, day: string, startMinute = 540) => ({
  ...enrolledSample(id, []),
  sections: [sectionSample(id, { exam: { day, startMinute, endMinute: startMinute + 120, room: null } }) as never],
})
const courses = [examined(1, '2027-01-12'), examined(2, '2027-01-11', 840), examined(3, '2027-01-11')]
const ahead = (day: string, minute: number, withinDays = 30) =>
  examsAhead(courses, { day, minute }, withinDays).map(({ section, daysLeft }) => [section.id, daysLeft])

test('exams to come are in order, each with the days that are left', () => {
  expect(ahead('2027-01-01', 0)).toEqual([
    [3, 10],
    [2, 10],
    [1, 11],
  ])
})

test('an exam is over once it has ended, not on the morning of its day', () => {
  expect(ahead('2027-01-11', 0).map(([id]) => id)).toEqual([3, 2, 1])
  expect(ahead('2027-01-11', 659).map(([id]) => id)).toEqual([3, 2, 1])
  expect(ahead('2027-01-11', 660).map(([id]) => id)).toEqual([2, 1])
  expect(ahead('2027-01-12', 660)).toEqual([])
})

test('what is further off is left for later', () => {
  expect(ahead('2026-12-13', 0)).toEqual([
    [3, 29],
    [2, 29],
    [1, 30],
  ])
  expect(ahead('2026-12-01', 0)).toEqual([])
})
