import type { Handler, StudentCall } from '../../call-context'
import { checkPlanOf } from '../standing/plan-standing'

/** Every blocker of every planned course at once, before the window opens or during it. Refuses `term_not_found`. */
export const checkPlan: Handler<'checkPlan', StudentCall> = ({ termId, items }, call) =>
  checkPlanOf(items, termId, call)
