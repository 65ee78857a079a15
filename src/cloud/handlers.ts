import type { OperationName } from '../contract/operation-kinds'
import type { Caller, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { AccountCall, AnyoneCall, Handler, StudentCall } from './call-context'
import { acceptOffer } from './operations/accept-offer'
import { askAdviser } from './operations/ask-adviser'
import { checkPlan } from './operations/check-plan'
import { declineOffer } from './operations/decline-offer'
import { dropCourse } from './operations/drop-course'
import { findPlans } from './operations/find-plans'
import { getAdviserRequests } from './operations/get-adviser-requests'
import { getCourse } from './operations/get-course'
import { getEnrolmentHistory } from './operations/get-enrolment-history'
import { getInstitution } from './operations/get-institution'
import { getLottery } from './operations/get-lottery'
import { getPerson } from './operations/get-person'
import { getPlan } from './operations/get-plan'
import { getSeats } from './operations/get-seats'
import { getStudentTerm } from './operations/get-student-term'
import { joinWaitlist } from './operations/join-waitlist'
import { leaveWaitlist } from './operations/leave-waitlist'
import { saveLotteryChoices } from './operations/save-lottery-choices'
import { savePlan } from './operations/save-plan'
import { searchSections } from './operations/search-sections'
import { selectSections } from './operations/select-sections'
import { signIn } from './operations/sign-in'
import { signOut } from './operations/sign-out'
import { submitPlan } from './operations/submit-plan'
import { swapCourse } from './operations/swap-course'
import { withdrawAdviserRequest } from './operations/withdraw-adviser-request'

type CallOf<Who extends Caller> = Who extends 'student' ? StudentCall : Who extends 'account' ? AccountCall : AnyoneCall

/** Each operation's handler gets the caller that its declaration promises. */
type Handlers = { [Name in OperationName]: Handler<Name, CallOf<(typeof operations)[Name]['caller']>> }

const handlers: Handlers = {
  signIn,
  signOut,
  getPerson,
  getInstitution,
  searchSections,
  getCourse,
  getStudentTerm,
  getSeats,
  getPlan,
  savePlan,
  checkPlan,
  findPlans,
  getEnrolmentHistory,
  selectSections,
  dropCourse,
  submitPlan,
  swapCourse,
  joinWaitlist,
  leaveWaitlist,
  acceptOffer,
  declineOffer,
  getAdviserRequests,
  askAdviser,
  withdrawAdviserRequest,
  getLottery,
  saveLotteryChoices,
}

/**
 * Hands a request that was parsed by the operation's own schema, and a caller that was checked against
 * its declaration, to its handler. The compiler cannot follow a name that is only known at run time, so
 * this one cast stands for those two checks in `main.ts`.
 */
export function handle(name: OperationName, request: unknown, call: AnyoneCall): Promise<Reply<unknown>> {
  const handler = handlers[name] as (request: unknown, call: AnyoneCall) => Promise<Reply<unknown>>
  return handler(request, call)
}
