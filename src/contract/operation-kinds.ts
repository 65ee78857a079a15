/**
 * What a repeat of each operation does. The applet reads this to know what it may retry, so this
 * file imports nothing: the schema library stays out of the applet.
 *
 * - `read`: changes nothing, may be repeated.
 * - `set`: leaves the same behind however often it is done.
 * - `once`: carries a request id; a repeat gets the first answer again.
 * - `single`: must not be repeated (a login code is used once).
 */
export const operationKinds = {
  signIn: 'single',
  signOut: 'single',
  getPerson: 'read',
  getInstitution: 'read',
  searchSections: 'read',
  getCourse: 'read',
  getStudentTerm: 'read',
  getSeats: 'read',
  getPlan: 'read',
  savePlan: 'set',
  checkPlan: 'read',
  findPlans: 'read',
  getEnrolmentHistory: 'read',
  selectSections: 'once',
  dropCourse: 'once',
  submitPlan: 'once',
  swapCourse: 'once',
  joinWaitlist: 'once',
  leaveWaitlist: 'once',
  acceptOffer: 'once',
  declineOffer: 'once',
  getAdviserRequests: 'read',
  askAdviser: 'once',
  withdrawAdviserRequest: 'set',
  getLottery: 'read',
  saveLotteryChoices: 'set',
  agreeToPrivacy: 'set',
  // Each try counts, and a phone code is used once.
  bindStudent: 'single',
  bindByPhone: 'single',
  inviteGuardian: 'once',
  cancelInvitation: 'set',
  getInvitation: 'read',
  acceptInvitation: 'set',
  confirmGuardian: 'set',
  setGuardianScopes: 'set',
  askForScope: 'set',
  removeBinding: 'set',
  getGuardians: 'read',
  getResults: 'read',
  getMessages: 'read',
  readMessages: 'set',
  getSessions: 'read',
  endSession: 'set',
  endOtherSessions: 'set',
  exportMyData: 'read',
  leave: 'single',
  acceptStaffInvitation: 'single',
  getStaffDesk: 'read',
  getStudentFile: 'read',
  unlockStudent: 'set',
  // A repeat makes another code and ends the one before.
  issueActivationCode: 'single',
  getAuditLog: 'read',
  getStaffRequests: 'read',
  grantAdviserRequest: 'set',
  refuseAdviserRequest: 'set',
  findStudents: 'read',
  getTermFill: 'read',
  getTaughtSections: 'read',
  getClassList: 'read',
  exportTable: 'read',
} as const

export type OperationName = keyof typeof operationKinds
