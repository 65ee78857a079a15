import type { OperationName, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { AnyoneCall, CallOf, Handler } from './call-context'
import { acceptInvitation } from './operations/accept-invitation'
import { acceptOffer } from './operations/accept-offer'
import { acceptStaffInvitation } from './operations/accept-staff-invitation'
import { agreeToPrivacy } from './operations/agree-to-privacy'
import { askAdviser } from './operations/ask-adviser'
import { askForScope } from './operations/ask-for-scope'
import { bindByPhone } from './operations/bind-by-phone'
import { bindStudent } from './operations/bind-student'
import { cancelInvitation } from './operations/cancel-invitation'
import { checkPlan } from './operations/check-plan'
import { confirmGuardian } from './operations/confirm-guardian'
import { declineOffer } from './operations/decline-offer'
import { dropCourse } from './operations/drop-course'
import { endOtherSessions } from './operations/end-other-sessions'
import { endSession } from './operations/end-session'
import { exportMyData } from './operations/export-my-data'
import { exportTable } from './operations/export-table'
import { findPlans } from './operations/find-plans'
import { findStudents } from './operations/find-students'
import { getAdviserRequests } from './operations/get-adviser-requests'
import { getAuditLog } from './operations/get-audit-log'
import { getClassList } from './operations/get-class-list'
import { getCourse } from './operations/get-course'
import { getEnrolmentHistory } from './operations/get-enrolment-history'
import { getGuardians } from './operations/get-guardians'
import { getInstitution } from './operations/get-institution'
import { getInvitation } from './operations/get-invitation'
import { getLottery } from './operations/get-lottery'
import { getMessages } from './operations/get-messages'
import { getPerson } from './operations/get-person'
import { getPlan } from './operations/get-plan'
import { getResults } from './operations/get-results'
import { getSeats } from './operations/get-seats'
import { getSessions } from './operations/get-sessions'
import { getStaffDesk } from './operations/get-staff-desk'
import { getStaffRequests } from './operations/get-staff-requests'
import { getStudentFile } from './operations/get-student-file'
import { getStudentTerm } from './operations/get-student-term'
import { getTaughtSections } from './operations/get-taught-sections'
import { getTermFill } from './operations/get-term-fill'
import { grantAdviserRequest } from './operations/grant-adviser-request'
import { inviteGuardian } from './operations/invite-guardian'
import { issueActivationCode } from './operations/issue-activation-code'
import { joinWaitlist } from './operations/join-waitlist'
import { leave } from './operations/leave'
import { leaveWaitlist } from './operations/leave-waitlist'
import { readMessages } from './operations/read-messages'
import { refuseAdviserRequest } from './operations/refuse-adviser-request'
import { removeBinding } from './operations/remove-binding'
import { saveLotteryChoices } from './operations/save-lottery-choices'
import { savePlan } from './operations/save-plan'
import { searchSections } from './operations/search-sections'
import { selectSections } from './operations/select-sections'
import { setGuardianScopes } from './operations/set-guardian-scopes'
import { signIn } from './operations/sign-in'
import { signOut } from './operations/sign-out'
import { submitPlan } from './operations/submit-plan'
import { swapCourse } from './operations/swap-course'
import { unlockStudent } from './operations/unlock-student'
import { withdrawAdviserRequest } from './operations/withdraw-adviser-request'

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
  acceptInvitation,
  acceptStaffInvitation,
  agreeToPrivacy,
  askForScope,
  bindByPhone,
  bindStudent,
  cancelInvitation,
  confirmGuardian,
  endOtherSessions,
  endSession,
  exportMyData,
  getAuditLog,
  getGuardians,
  getInvitation,
  getMessages,
  getResults,
  getSessions,
  getStaffDesk,
  getStudentFile,
  inviteGuardian,
  issueActivationCode,
  leave,
  readMessages,
  removeBinding,
  setGuardianScopes,
  unlockStudent,
  exportTable,
  findStudents,
  getClassList,
  getStaffRequests,
  getTaughtSections,
  getTermFill,
  grantAdviserRequest,
  refuseAdviserRequest,
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
