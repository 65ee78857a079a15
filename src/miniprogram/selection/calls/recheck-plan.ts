import type { Section } from '../../../contract/catalogue/course'
import type { Refusal, RefusalCode } from '../../../contract/refusal'
import type { DepartmentId } from '../../../contract/school/ids'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import type { PlanCheck } from '../../../contract/selection/plan'
import type { SectionFacts } from '../../../rules/catalogue/course-facts'
import { noCourseRules } from '../../../rules/catalogue/course-facts'
import { checkPlan } from '../../../rules/selection/plan-check'
import type { RoundFacts } from '../../../rules/selection/rounds'
import type { PlannedCourse } from '../stores/plan'

/** Blockers that depend on what else is planned, for which the phone has all the facts. */
const ours: readonly RefusalCode[] = ['time_clash', 'exam_clash', 'credit_limit']
/** Blockers that come after these in order of precedence. */
const later: readonly RefusalCode[] = ['section_full', 'seats_reserved']

const factsOf = (section: Section): SectionFacts => ({ ...section, clashAllowedWith: [] })

/** The round with the student's own credit limits; what only the server decides by is left empty. */
function roundOf({ round, creditsMin, creditsMax }: PlanCheck): RoundFacts | null {
  if (!round) return null
  return {
    ...round.round,
    creditsMin: creditsMin ?? round.round.creditsMin,
    creditsMax: creditsMax ?? round.round.creditsMax,
    cohorts: [],
    departmentIds: [],
    starts: [],
    creditLimits: [],
    waitlistMax: 0,
    offerMinutes: 0,
    releaseDelayMaxSeconds: 0,
    choicesMax: 0,
    pointsMax: 0,
  }
}

/**
 * A plan after an edit, checked here by the server's own rules: clashes and credits anew, everything else as the
 * server last said. The server's word follows and counts.
 */
export function recheckPlan(
  check: PlanCheck,
  items: readonly PlannedCourse[],
  enrolments: StudentTerm['enrolments'],
): PlanCheck {
  const found = checkPlan({
    nowMs: Date.parse(check.serverTime),
    round: roundOf(check),
    student: {
      cohort: 0,
      departmentId: 0 as DepartmentId,
      standing: null,
      results: [],
      holds: [],
      exceptions: [],
      enrolled: enrolments.map(({ course, sections }) => ({ course, sections: sections.map(factsOf) })),
    },
    items: items.map(({ course, sections }) => {
      const chosen = sections.map(factsOf)
      const offering = {
        course,
        rules: noCourseRules,
        components: [],
        sections: new Map(chosen.map((one) => [one.id, one])),
      }
      return { offering, chosen }
    }),
    seatsOf: () => ({ capacity: null, enrolled: 0, kept: 0, waiting: 0, quotas: [] }),
  })
  const checked = items.map((item, index) => {
    const told = item.refusals.filter(({ code }) => !ours.includes(code))
    const isLater = ({ code }: Refusal) => later.includes(code)
    const fresh = (found[index] ?? []).filter(({ code }) => ours.includes(code))
    return { ...item, refusals: [...told.filter((one) => !isLater(one)), ...fresh, ...told.filter(isLater)] }
  })
  const free = checked.filter(({ isEnrolled, refusals }) => !isEnrolled && refusals.length === 0)
  const creditsPlanned = check.creditsEnrolled + free.reduce((sum, { course }) => sum + course.credits, 0)
  return { ...check, items: checked, creditsPlanned }
}
