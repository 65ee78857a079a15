import type { Exam, Section } from '../../../contract/catalogue/course'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'

interface CourseExam {
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
