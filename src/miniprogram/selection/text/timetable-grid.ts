import type { Meeting, Section } from '../../../contract/catalogue/course'
import type { Period, Term } from '../../../contract/school/institution'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'
import { hasWeek } from '../../../rules/catalogue/weeks'
import { weekdayOf, weekNumberAt } from '../../../rules/school/term-weeks'
import { examsOf } from './exams'

export interface WeekMeeting {
  course: EnrolledCourse['course']
  section: Section
  meeting: Meeting
  /** An examination stands among the classes as a meeting of its day. */
  isExam: boolean
}

export interface GridBlock extends WeekMeeting {
  /** Rows from the top; 1.5 is the middle of the second row. */
  top: number
  height: number
  /** Blocks that overlap stand side by side: this one is number `lane` (from 0) of `laneCount`. */
  lane: number
  laneCount: number
}

/** Shorter breaks are walks from one room to the next. */
const breakRowMinutes = 40

/** The classes and examinations of week `week`, by weekday and time. Examinations may lie after the teaching weeks. */
export function meetingsInWeek(enrolments: readonly EnrolledCourse[], term: Term, week: number): WeekMeeting[] {
  const classes = enrolments.flatMap(({ course, sections }) =>
    sections.flatMap((section) => section.meetings.map((meeting) => ({ course, section, meeting, isExam: false }))),
  )
  const exams = examsOf(enrolments)
    .filter(({ exam }) => weekNumberAt(term.startsOn, exam.day) === week)
    .map(({ course, section, exam }) => {
      const { startMinute, endMinute, room } = exam
      const meeting = { weekday: weekdayOf(exam.day), startMinute, endMinute, room, weeks: 0 } as Meeting
      return { course, section, meeting, isExam: true }
    })
  return [...classes.filter(({ meeting }) => week <= term.weekCount && hasWeek(meeting.weeks, week)), ...exams].sort(
    (a, b) => a.meeting.weekday - b.meeting.weekday || a.meeting.startMinute - b.meeting.startMinute,
  )
}

/** The last week in which there is anything: the last teaching week, or that of an examination after it. */
export function lastWeekOf(enrolments: readonly EnrolledCourse[], term: Term): number {
  return Math.max(term.weekCount, ...examsOf(enrolments).map(({ exam }) => weekNumberAt(term.startsOn, exam.day)))
}

/** Days of the week that the grid draws. Those of a weekend in large text are too narrow to be read, so it draws five. */
export type DayCount = 5 | 7

/** As many days every week, so that none jumps when the week is turned: seven where anything meets at a weekend. */
export function daysDrawn(
  enrolments: readonly EnrolledCourse[],
  inWeek: readonly WeekMeeting[],
  isLargeText: boolean,
): DayCount {
  if (isLargeText) return 5
  const meetings = enrolments.flatMap(({ sections }) => sections.flatMap((section) => section.meetings))
  return [...meetings, ...inWeek.map(({ meeting }) => meeting)].some(({ weekday }) => weekday > 5) ? 7 : 5
}

/** Weekdays of this week's classes and examinations that lie beyond the days drawn, in order. */
export function daysBeyond(inWeek: readonly WeekMeeting[], dayCount: DayCount): number[] {
  const weekdays = inWeek.map(({ meeting }) => meeting.weekday).filter((weekday) => weekday > dayCount)
  return [...new Set(weekdays)].sort((a, b) => a - b)
}

/** The rows of the grid: the institution's periods, or whole hours when it has none or a class lies outside them. */
export function gridRows(periods: readonly Period[], meetings: readonly WeekMeeting[]): Period[] {
  const first = periods[0]
  const last = periods[periods.length - 1]
  const fits =
    first !== undefined &&
    last !== undefined &&
    meetings.every(({ meeting }) => meeting.startMinute >= first.startMinute && meeting.endMinute <= last.endMinute)
  if (fits) return withUsedBreaks(periods, meetings)
  const startHour = Math.min(8, ...meetings.map(({ meeting }) => Math.floor(meeting.startMinute / 60)))
  const endHour = Math.max(18, ...meetings.map(({ meeting }) => Math.ceil(meeting.endMinute / 60)))
  return Array.from({ length: endHour - startHour }, (_, index) => ({
    startMinute: (startHour + index) * 60,
    endMinute: (startHour + index + 1) * 60,
  }))
}

/** A break as long as a class gets a row of its own where a class is held in it, at noon or in the evening. */
function withUsedBreaks(periods: readonly Period[], meetings: readonly WeekMeeting[]): Period[] {
  return periods.flatMap((period, index) => {
    const next = periods[index + 1]
    const isUsed =
      next !== undefined &&
      next.startMinute - period.endMinute >= breakRowMinutes &&
      meetings.some(({ meeting }) => meeting.startMinute < next.startMinute && meeting.endMinute > period.endMinute)
    return isUsed ? [period, { startMinute: period.endMinute, endMinute: next.startMinute }] : [period]
  })
}

/** Where a minute lies in the rows; breaks in which nothing is held take no room. */
function rowAt(minute: number, rows: readonly Period[]): number {
  for (const [index, row] of rows.entries()) {
    if (minute <= row.startMinute) return index
    if (minute < row.endMinute) return index + (minute - row.startMinute) / (row.endMinute - row.startMinute)
  }
  return rows.length
}

/** The blocks of one day; those that overlap, directly or through others, share the width. */
export function dayBlocks(meetings: readonly WeekMeeting[], rows: readonly Period[]): GridBlock[] {
  const blocks: GridBlock[] = []
  let group: GridBlock[] = []
  let groupEnd = Number.NEGATIVE_INFINITY
  const closeGroup = () => {
    const laneCount = Math.max(0, ...group.map((block) => block.lane + 1))
    for (const block of group) block.laneCount = laneCount
    blocks.push(...group)
    group = []
  }
  for (const one of [...meetings].sort((a, b) => a.meeting.startMinute - b.meeting.startMinute)) {
    if (one.meeting.startMinute >= groupEnd) closeGroup()
    const isTaken = (lane: number) =>
      group.some((block) => block.lane === lane && block.meeting.endMinute > one.meeting.startMinute)
    let lane = 0
    while (isTaken(lane)) lane += 1
    const top = rowAt(one.meeting.startMinute, rows)
    group.push({ ...one, top, height: Math.max(0.5, rowAt(one.meeting.endMinute, rows) - top), lane, laneCount: 1 })
    groupEnd = Math.max(group.length === 1 ? Number.NEGATIVE_INFINITY : groupEnd, one.meeting.endMinute)
  }
  closeGroup()
  return blocks
}
