import type { Reply } from '../../../contract/refusal'
import type { TermId } from '../../../contract/school/ids'
import type { PlanCheck, PlanItem } from '../../../contract/selection/plan'
import { creditsOf } from '../../../rules/selection/enrolment'
import { checkPlan } from '../../../rules/selection/plan-check'
import { creditLimitsFor } from '../../../rules/selection/rounds'
import type { StudentCall } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { readTerms } from '../../school/tables/terms'
import { belongingOf, readStandingOf, roundStandingOf, roundToPlanFor } from './student-standing'

/**
 * Checks a plan for the round that is open or comes next. What has left the catalogue since is left out.
 * Refuses `term_not_found`.
 */
export async function checkPlanOf(
  items: readonly PlanItem[],
  termId: TermId,
  { services, student, now }: StudentCall,
): Promise<Reply<PlanCheck>> {
  const { database } = services
  if (!(await readTerms(database)).some(({ id }) => id === termId))
    return { ok: false, refusals: [{ code: 'term_not_found' }] }
  const catalogue = await services.catalogue.current(database)
  const planned = items.flatMap(({ courseId, sectionIds }) => {
    const offering = catalogue.courses.get(courseId)
    if (!offering || offering.termId !== termId) return []
    const chosen = sectionIds.flatMap((id) => offering.sections.get(id) ?? []).filter(({ isWithdrawn }) => !isWithdrawn)
    return [{ offering, chosen }]
  })
  const standing = await readStandingOf(student, termId, catalogue, services, now)
  const takenOf = (courseId: number) => standing.courses.find(({ course }) => course.id === courseId)
  const isEnrolled = (courseId: number) => takenOf(courseId) !== undefined
  // Who has changed to another section since is shown the one they have.
  const shownOf = ({ offering, chosen }: (typeof planned)[number]) => takenOf(offering.course.id)?.sections ?? chosen
  const seats = await readSeats(
    database,
    planned.flatMap((one) => [...one.chosen, ...shownOf(one)].map(({ id }) => id)),
    now,
  )
  const round = roundToPlanFor(standing, now)
  const seatsOf = (section: (typeof planned)[number]['chosen'][number]) => seatFactsOf(section, seats.get(section.id))
  const blockers = checkPlan({
    nowMs: now.getTime(),
    round,
    student: standing.facts,
    items: planned,
    seatsOf: ({ id }) => {
      const section = catalogue.sections.get(id)
      return seatFactsOf(section ?? { quotas: [] }, seats.get(id))
    },
  })
  const ready = planned.filter(
    ({ offering }, index) => !isEnrolled(offering.course.id) && blockers[index]?.length === 0,
  )
  const limits = round && creditLimitsFor(round, student.standing)
  const creditsEnrolled = creditsOf(standing.courses)
  return {
    ok: true,
    value: {
      termId,
      serverTime: now.toISOString(),
      round: round && roundStandingOf(round, belongingOf(student), now),
      items: planned.map(({ offering, chosen }, index) => ({
        course: offering.course,
        sections: shownOf({ offering, chosen }).map((section) => sectionOnWire(section, offering, seatsOf(section))),
        isEnrolled: isEnrolled(offering.course.id),
        refusals: blockers[index] ?? [],
      })),
      creditsEnrolled,
      creditsPlanned: creditsEnrolled + creditsOf(ready.map(({ offering }) => offering)),
      creditsMin: limits?.creditsMin ?? null,
      creditsMax: limits?.creditsMax ?? null,
    },
  }
}
