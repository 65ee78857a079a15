import type { Handler, StudentCall } from '../../call-context'
import { checkPlanOf } from '../standing/plan-standing'
import { readPlan, readPlanRevision } from '../tables/plans'

/** The student's plan for a term, checked as of now. Refuses `term_not_found`. */
export const getPlan: Handler<'getPlan', StudentCall> = async ({ termId }, call) => {
  const { database } = call.services
  // The revision first: a saving in between then has an older number here than its plan, and the next one still wins.
  const revision = await readPlanRevision(database, call.student.id, termId)
  const check = await checkPlanOf(await readPlan(database, call.student.id, termId), termId, call)
  return check.ok ? { ok: true, value: { ...check.value, revision } } : check
}
