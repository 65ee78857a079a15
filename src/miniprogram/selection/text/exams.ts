import type { Exam, Section } from '../../../contract/catalogue/course'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'
import { daysBetween } from '../../../rules/school/term-weeks'
import type { LocalTime } from '../../kit/text/time'

export interface CourseExam {
  course: EnrolledCourse['course']
  section: Section
  exam: Exam
}

/** The examinations of a student's courses, the earliest first. */
export function examsOf(enrolments: readonly EnrolledCourse[]): CourseExam[] {
  return enrolments
    .flatMap(({ course, sections }) =>
      sections.flatMap((section) => (section.exam ? [{ course, section, exam: section.exam }] : [])),
    )
    .sort((a, b) =>
      a.exam.day < b.exam.day ? -1 : a.exam.day > b.exam.day ? 1 : a.exam.startMinute - b.exam.startMinute,
    )
}

/** Those that are not over by the school's clock, each with the days until then; 0 is today. */
export function examsAhead(
  enrolments: readonly EnrolledCourse[],
  now: LocalTime,
  withinDays: number,
): (CourseExam & { daysLeft: number })[] {
  return examsOf(enrolments)
    .map((one) => ({ ...one, daysLeft: daysBetween(now.day, one.exam.day) }))
    .filter(({ exam, daysLeft }) => daysLeft > 0 || (daysLeft === 0 && exam.endMinute > now.minute))
    .filter(({ daysLeft }) => daysLeft <= withinDays)
}
