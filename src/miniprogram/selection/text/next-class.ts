import type { Meeting, Section } from '../../../contract/catalogue/course'
import type { Term } from '../../../contract/school/institution'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'
import { hasWeek } from '../../../rules/catalogue/weeks'
import { daysAfter, weekdayOf, weekNumberAt } from '../../../rules/school/term-weeks'
import type { LocalTime } from '../../kit/text/time'

export interface NextClass {
  course: EnrolledCourse['course']
  section: Section
  meeting: Meeting
  /** As in `2026-11-22`. */
  day: string
  daysAhead: number
  /** True while the class is being held. */
  isNow: boolean
}

/** The class that is on or comes next by the institution's clock, its weeks respected; null when none is left. */
export function nextClass(enrolments: readonly EnrolledCourse[], term: Term, now: LocalTime): NextClass | null {
  const daysMax = term.weekCount * 7 + 366
  const meetings = enrolments.flatMap(({ course, sections }) =>
    sections.flatMap((section) => section.meetings.map((meeting) => ({ course, section, meeting }))),
  )
  if (meetings.length === 0) return null
  for (let daysAhead = 0; daysAhead <= daysMax; daysAhead += 1) {
    const day = daysAfter(now.day, daysAhead)
    const week = weekNumberAt(term.startsOn, day)
    if (week > term.weekCount) return null
    const weekday = weekdayOf(day)
    const found = meetings
      .filter(({ meeting }) => meeting.weekday === weekday && hasWeek(meeting.weeks, week))
      .filter(({ meeting }) => daysAhead > 0 || meeting.endMinute > now.minute)
      .sort((a, b) => a.meeting.startMinute - b.meeting.startMinute)[0]
    if (found) return { ...found, day, daysAhead, isNow: daysAhead === 0 && found.meeting.startMinute <= now.minute }
  }
  return null
}
