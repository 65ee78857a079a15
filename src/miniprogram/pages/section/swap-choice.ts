import type { CourseId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { EnrolledCourse, WaitlistStanding } from '../../../contract/selection/enrolment'
import { isAboutSeats } from '../../selection/text/seats'

/** What would still stand in the way of a choice once a course were left for it. */
export function blockersAfterLeaving(refusals: readonly Refusal[], left: EnrolledCourse['course']): Refusal[] {
  return refusals.filter((refusal) => {
    switch (refusal.code) {
      case 'already_in_course':
        return refusal.courseId !== left.id
      case 'time_clash':
      case 'exam_clash':
        return refusal.withCourse.courseId !== left.id
      case 'credit_limit':
        return refusal.creditsAfter - left.credits > refusal.creditsMax
      default:
        return true
    }
  })
}

/** The courses that may be left for a choice: the one in its way, or any when only credits are. */
export function coursesToLeave(
  refusals: readonly Refusal[],
  enrolments: readonly EnrolledCourse[],
  asked: CourseId | null,
): EnrolledCourse[] {
  if (asked !== null) return enrolments.filter(({ course }) => course.id === asked)
  const helping = enrolments.filter(({ course }) => blockersAfterLeaving(refusals, course).length < refusals.length)
  return helping.length > 0 ? helping : [...enrolments]
}

/** The course that stands in the way of a choice: the one already taken, or one at the same time; null when it is credits. */
export function courseInTheWay(refusals: readonly Refusal[]): CourseId | null {
  for (const refusal of refusals) {
    if (refusal.code === 'already_in_course') return refusal.courseId
    if (refusal.code === 'time_clash' || refusal.code === 'exam_clash') return refusal.withCourse.courseId
  }
  return null
}

/** Who waits need not be told that there is no seat, nor of what is left once there is one, nor what bars the offer. */
export function blockersWhileWaiting(refusals: readonly Refusal[], { dropCourse, offer }: WaitlistStanding): Refusal[] {
  const told = new Set(offer?.refusals.map((refusal) => JSON.stringify(refusal)))
  const others = refusals.filter((refusal) => !isAboutSeats(refusal) && !told.has(JSON.stringify(refusal)))
  return dropCourse ? blockersAfterLeaving(others, dropCourse) : others
}
