import type { Handler, StudentCall } from '../call-context'
import { checkPlanOf } from '../catalogue/plan-standing'
import { readPlan } from '../tables/plans'

/** The student's plan for a term, checked as of now. Refuses `term_not_found`. */
export const getPlan: Handler<'getPlan', StudentCall> = async ({ termId }, call) =>
  checkPlanOf(await readPlan(call.services.database, call.student.id, termId), termId, call)
