import type { Refusal } from '../../contract/refusal'
import type { CourseFacts, SectionFacts } from '../catalogue/course-facts'
import type { SeatFacts } from '../catalogue/seats'
import { type StudentFacts, whyCannotSelect } from './enrolment'
import type { RoundFacts } from './rounds'

export interface PlannedCourse {
  offering: CourseFacts
  /** The sections meant; empty while the student has not decided. */
  chosen: readonly SectionFacts[]
}

export interface PlanFacts {
  nowMs: number
  /** The round the plan is meant for, open or still to come; null when there is none. */
  round: RoundFacts | null
  student: StudentFacts
  /** In the order in which they are to be chosen. */
  items: readonly PlannedCourse[]
  seatsOf: (section: SectionFacts) => SeatFacts
}

/**
 * Every blocker of every planned course, in the order of the plan, each list in order of precedence. A planned
 * course clashes with all the others of the plan; of too many credits, the courses planned last are blocked.
 * A course the student is enrolled in is blocked by nothing.
 */
export function checkPlan({ nowMs, round, student, items, seatsOf }: PlanFacts): Refusal[][] {
  const planned = items.filter(({ offering }) => !isEnrolled(student, offering))
  const asTaken = planned.map(({ offering, chosen }) => ({ course: offering.course, sections: chosen }))
  return items.map((item) => {
    const index = planned.indexOf(item)
    if (index < 0) return []
    const beside = (others: typeof asTaken) =>
      whyCannotSelect({
        nowMs,
        open: round ? { round } : { refusal: { code: 'round_not_open', opensAt: null, closedAt: null } },
        student: { ...student, enrolled: [...student.enrolled, ...others] },
        offering: item.offering,
        chosen: item.chosen,
        seatsOf,
      })
    const besideAll = beside(asTaken.filter((_, other) => other !== index))
    const besideEarlier = beside(asTaken.slice(0, index))
    const creditLimit = besideEarlier.find(({ code }) => code === 'credit_limit')
    return besideAll.flatMap((refusal): Refusal[] => {
      // The banner tells when the window opens; here it is no blocker.
      if (refusal.code === 'round_not_open') return []
      if (refusal.code === 'credit_limit') return creditLimit ? [creditLimit] : []
      return [refusal]
    })
  })
}

function isEnrolled(student: StudentFacts, { course }: CourseFacts): boolean {
  return student.enrolled.some((taken) => taken.course.id === course.id)
}
