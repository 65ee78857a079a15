import { useMemo } from 'react'
import { type CourseHues, courseHues } from '../../catalogue/text/course-hue'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { usePlan } from '../stores/plan'
import { useStudentTerm } from '../stores/student-term'

/** The hues of the student's own courses, those had first and then those planned, the same on every screen. */
export function useCourseHues(): CourseHues {
  const enrolments = useWhileShown(useStudentTerm, ({ copy }) => copy?.enrolments ?? null)
  const planned = useWhileShown(usePlan, ({ check }) => check?.items ?? null)
  return useMemo(
    () => courseHues([...(enrolments ?? []), ...(planned ?? [])].map(({ course }) => course.code)),
    [enrolments, planned],
  )
}
