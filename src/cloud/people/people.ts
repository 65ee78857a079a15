import type { messageOperations } from '../../contract/messages'
import type { peopleOperations } from '../../contract/people/operations'
import type { Capability, HandlersOf } from '../call-context'
import { peoplesMessage } from './message-on-wire'
import { acceptInvitation } from './operations/accept-invitation'
import { acceptStaffInvitation } from './operations/accept-staff-invitation'
import { agreeToPrivacy } from './operations/agree-to-privacy'
import { askForScope } from './operations/ask-for-scope'
import { bindByPhone } from './operations/bind-by-phone'
import { bindStudent } from './operations/bind-student'
import { cancelInvitation } from './operations/cancel-invitation'
import { closeAccount } from './operations/close-account'
import { confirmGuardian } from './operations/confirm-guardian'
import { endOtherSessions } from './operations/end-other-sessions'
import { endSession } from './operations/end-session'
import { exportMyData } from './operations/export-my-data'
import { findStudents } from './operations/find-students'
import { getAuditLog } from './operations/get-audit-log'
import { getGuardians } from './operations/get-guardians'
import { getInvitation } from './operations/get-invitation'
import { getMessages } from './operations/get-messages'
import { getPerson } from './operations/get-person'
import { getSessions } from './operations/get-sessions'
import { getStaffDesk } from './operations/get-staff-desk'
import { getStudentFile } from './operations/get-student-file'
import { inviteGuardian } from './operations/invite-guardian'
import { issueActivationCode } from './operations/issue-activation-code'
import { placeHold } from './operations/place-hold'
import { readMessages } from './operations/read-messages'
import { releaseHolds } from './operations/release-holds'
import { releaseStudent } from './operations/release-student'
import { removeBinding } from './operations/remove-binding'
import { setGuardianScopes } from './operations/set-guardian-scopes'
import { signIn } from './operations/sign-in'
import { signOut } from './operations/sign-out'
import { unlockStudent } from './operations/unlock-student'
import { peoplesData } from './tables/my-data'
import { peoplesTodos } from './todos'

/** The handlers of the operations that `contract/people` declares. */
export const peopleHandlers = {
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
  findStudents,
  getAuditLog,
  getGuardians,
  getInvitation,
  getMessages,
  getPerson,
  getSessions,
  getStaffDesk,
  getStudentFile,
  inviteGuardian,
  issueActivationCode,
  closeAccount,
  placeHold,
  readMessages,
  releaseHolds,
  releaseStudent,
  removeBinding,
  setGuardianScopes,
  signIn,
  signOut,
  unlockStudent,
} satisfies HandlersOf<typeof peopleOperations & typeof messageOperations>

/** Accounts, the roster, who is bound to whom, staff, holds and what people are told. */
export const people: Capability = {
  name: 'people',
  personalData: peoplesData,
  todayItems: peoplesTodos,
  messages: async () => peoplesMessage,
}
