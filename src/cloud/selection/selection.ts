import type { AdviserRequestId } from '../../contract/selection/ids'
import type { selectionOperations } from '../../contract/selection/operations'
import type { startOperations } from '../../contract/start'
import type { Capability, HandlersOf } from '../call-context'
import { keepSeatsTask } from './jobs/keep-seats'
import { thinRequestsTask } from './jobs/thin-requests'
import { leaveQueues } from './leave-queues'
import { selectionsMessage } from './message-on-wire'
import { acceptOffer } from './operations/accept-offer'
import { addRound } from './operations/add-round'
import { askAdviser } from './operations/ask-adviser'
import { cancelSection } from './operations/cancel-section'
import { changeRound } from './operations/change-round'
import { checkPlan } from './operations/check-plan'
import { closeRound } from './operations/close-round'
import { declineOffer } from './operations/decline-offer'
import { dropCourse } from './operations/drop-course'
import { exportTable } from './operations/export-table'
import { findPlans } from './operations/find-plans'
import { getAdviserRequests } from './operations/get-adviser-requests'
import { getClassList } from './operations/get-class-list'
import { getCourse } from './operations/get-course'
import { getEnrolmentHistory } from './operations/get-enrolment-history'
import { getLottery } from './operations/get-lottery'
import { getPlan } from './operations/get-plan'
import { getResults } from './operations/get-results'
import { getSeats } from './operations/get-seats'
import { getStaffRequests } from './operations/get-staff-requests'
import { getStart } from './operations/get-start'
import { getStudentTerm } from './operations/get-student-term'
import { getTaughtSections } from './operations/get-taught-sections'
import { getTermFill } from './operations/get-term-fill'
import { grantAdviserRequest } from './operations/grant-adviser-request'
import { joinWaitlist } from './operations/join-waitlist'
import { keepSeatsForNobody } from './operations/keep-seats-for-nobody'
import { keepSeatsForSome } from './operations/keep-seats-for-some'
import { leaveSeatsToFile } from './operations/leave-seats-to-file'
import { leaveWaitlist } from './operations/leave-waitlist'
import { openRound } from './operations/open-round'
import { pauseRound } from './operations/pause-round'
import { refuseAdviserRequest } from './operations/refuse-adviser-request'
import { resumeRound } from './operations/resume-round'
import { saveLotteryChoices } from './operations/save-lottery-choices'
import { savePlan } from './operations/save-plan'
import { searchSections } from './operations/search-sections'
import { selectSections } from './operations/select-sections'
import { setClashAllowed } from './operations/set-clash-allowed'
import { setSectionSeats } from './operations/set-section-seats'
import { submitPlan } from './operations/submit-plan'
import { swapCourse } from './operations/swap-course'
import { withdrawAdviserRequest } from './operations/withdraw-adviser-request'
import { countOpenAdviserRequests, readStaffRequest } from './tables/adviser-requests'
import { eraseWishes, selectionsData } from './tables/personal-data'
import { readWaitedCourses } from './tables/waitlist-entries'
import { selectionsTodos } from './todos'

/** The handlers of the operations that `contract/selection` declares, and of what the applet opens with. */
export const selectionHandlers = {
  acceptOffer,
  addRound,
  askAdviser,
  cancelSection,
  changeRound,
  checkPlan,
  closeRound,
  declineOffer,
  dropCourse,
  exportTable,
  findPlans,
  getAdviserRequests,
  getClassList,
  getCourse,
  getEnrolmentHistory,
  getLottery,
  getPlan,
  getResults,
  getSeats,
  getStaffRequests,
  getStart,
  getStudentTerm,
  getTaughtSections,
  getTermFill,
  grantAdviserRequest,
  joinWaitlist,
  keepSeatsForNobody,
  keepSeatsForSome,
  leaveSeatsToFile,
  leaveWaitlist,
  openRound,
  pauseRound,
  refuseAdviserRequest,
  resumeRound,
  saveLotteryChoices,
  savePlan,
  searchSections,
  selectSections,
  setClashAllowed,
  setSectionSeats,
  submitPlan,
  swapCourse,
  withdrawAdviserRequest,
} satisfies HandlersOf<typeof selectionOperations & typeof startOperations>

/** Rounds, choosing, waiting, lotteries, plans, results and what staff do about them. */
export const selection: Capability = {
  name: 'selection',
  personalData: selectionsData,
  closing: {
    prepare: leaveQueues,
    isPrepared: async (connection, studentId) => (await readWaitedCourses(connection, studentId)).length === 0,
    eraseStudent: eraseWishes,
  },
  async deskItems({ staff, services }) {
    if (!staff.roles.includes('registrar') && !staff.roles.includes('adviser')) return []
    return [{ kind: 'adviser_requests', count: await countOpenAdviserRequests(services.database) }]
  },
  todayItems: selectionsTodos,
  async studentIn(database, request) {
    const { adviserRequestId: id } = request as { adviserRequestId?: AdviserRequestId }
    return id === undefined ? null : ((await readStaffRequest(database, id))?.studentId ?? null)
  },
  async messages({ catalogue, database }) {
    const current = await catalogue.current(database)
    return (row, frame) => selectionsMessage(row, frame, current)
  },
  tasks: [keepSeatsTask, thinRequestsTask],
}
