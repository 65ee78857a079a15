import { randomUUID } from 'node:crypto'
import type { Database } from '../../../src/cloud/kernel/database/database'
import {
  addGuardianBinding,
  bindAccount,
  type NewGuardianBinding,
  setScopes,
} from '../../../src/cloud/people/tables/bindings'
import { addConsent } from '../../../src/cloud/people/tables/consents'
import { type AccountId, openAccount, startSession } from '../../../src/cloud/people/tables/sessions'
import { addStaff, bindStaff, grantRole } from '../../../src/cloud/people/tables/staff'
import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { StaffRole } from '../../../src/contract/kernel/caller'
import type { OperationName, Operations } from '../../../src/contract/operations'
import type { BindingId, SessionId, StudentId } from '../../../src/contract/people/ids'
import type { RoundId } from '../../../src/contract/selection/ids'
import { testVault } from '../../support/data-keys'
import { newRequestId, only, termId } from '../../support/small-college'
import type { CallerKind } from './access-table'

/** One student with everybody who may want to know about them, each with a session. */
export interface Household {
  studentId: StudentId
  studentNumber: string
  /** Of the guardian who sees all. */
  bindingId: BindingId
  sessionId: SessionId
  tokens: Record<CallerKind, string | undefined>
}

async function openMember(database: Database, now: Date): Promise<{ accountId: AccountId; token: string }> {
  const accountId = await openAccount(database, randomUUID())
  await addConsent(database, accountId, '1', now)
  return { accountId, token: (await startSession(database, accountId, now)).token }
}

async function openStudent(database: Database, now: Date) {
  const number = randomUUID()
  const { rows } = await database.query<{ id: StudentId }>(
    `insert into student (number, name, cohort) values ($1, '林知夏', 2025) returning id`,
    [number],
  )
  const { id } = only(rows)
  const member = await openMember(database, now)
  await bindAccount(database, member.accountId, id, now)
  return { ...member, id, number }
}

async function openGuardian(
  database: Database,
  studentId: StudentId,
  now: Date,
  status: NewGuardianBinding['status'] = 'active',
) {
  const member = await openMember(database, now)
  const binding = { accountId: member.accountId, studentId, name: '林建国', kinship: 'father', status } as const
  const rest = { source: 'invitation', guardianId: null, invitationId: null } as const
  const bindingId = await addGuardianBinding(database, { ...binding, ...rest }, now)
  if (bindingId === null) throw new Error('the guardian was not bound')
  return { ...member, bindingId }
}

async function openStaff(database: Database, role: StaffRole, now: Date) {
  const member = await openMember(database, now)
  const staffId = await addStaff(database, testVault, { number: randomUUID(), name: role, nameEn: null, phone: null })
  await grantRole(database, staffId, role, now)
  await bindStaff(database, staffId, member.accountId)
  return member.token
}

/** A household that nobody has touched. */
export async function openHousehold(database: Database, now: Date): Promise<Household> {
  const student = await openStudent(database, now)
  const all = await openGuardian(database, student.id, now)
  await setScopes(database, all.bindingId, { allowsTimetable: true, allowsResults: true })
  const { rows } = await database.query<{ id: SessionId }>('select id from session where account_id = $1', [
    student.accountId,
  ])
  const revoked = await openStudent(database, now)
  await database.query('delete from session where account_id = $1', [revoked.accountId])
  const expired = await openStudent(database, now)
  await database.query('update session set expires_at = $2 where account_id = $1', [expired.accountId, now])
  return {
    studentId: student.id,
    studentNumber: student.number,
    bindingId: all.bindingId,
    sessionId: only(rows).id,
    tokens: {
      nobody: undefined,
      'revoked session': revoked.token,
      'expired session': expired.token,
      'bound to nobody': (await openMember(database, now)).token,
      'the student': student.token,
      'another student': (await openStudent(database, now)).token,
      'guardian who sees all': all.token,
      'guardian who sees bills': (await openGuardian(database, student.id, now)).token,
      'guardian who awaits': (await openGuardian(database, student.id, now, 'awaiting')).token,
      registrar: await openStaff(database, 'registrar', now),
      cashier: await openStaff(database, 'cashier', now),
      adviser: await openStaff(database, 'adviser', now),
      teacher: await openStaff(database, 'teacher', now),
      administrator: await openStaff(database, 'administrator', now),
    },
  }
}

/** What there is to choose in the college. */
export interface Offer {
  courseId: CourseId
  sectionId: SectionId
  roundId: RoundId
}

type Requests = { [Name in OperationName]: (house: Household, offer: Offer) => Operations[Name]['request'] }

const token = 'A'.repeat(43)
const round: Operations['addRound']['request']['round'] = {
  name: '补选',
  nameEn: null,
  kind: 'add_only',
  opensAt: '2035-11-22T01:00:00Z',
  closesAt: '2035-12-01T01:00:00Z',
  creditsMin: 0,
  creditsMax: 20,
  creditLimits: [],
  cohorts: [],
  departmentIds: [],
  starts: [],
  isWaitlistOpen: true,
  waitlistMax: 8,
  offerMinutes: 120,
  releaseDelayMaxSeconds: 0,
  pointsMax: 100,
  choicesMax: 8,
}

/** A request of each operation that fits its shape and is about the household's student wherever it can be. */
export const requests: Requests = {
  signIn: () => ({ code: 'no such code' }),
  signOut: () => ({}),
  getPerson: () => ({}),
  getInstitution: () => ({}),
  getStart: ({ studentId }) => ({ wardId: studentId }),
  searchSections: () => ({ termId, text: '', filters: {}, cursor: null, limit: 5 }),
  getCourse: (_house, { courseId }) => ({ courseId }),
  getStudentTerm: ({ studentId }) => ({ termId, studentId }),
  getSeats: (_house, { sectionId }) => ({ sectionIds: [sectionId] }),
  getPlan: () => ({ termId }),
  savePlan: () => ({ termId, revision: 1, items: [] }),
  checkPlan: () => ({ termId, items: [] }),
  findPlans: (_house, { courseId }) => ({
    termId,
    courseIds: [courseId],
    preferences: { earliestMinute: null, freeWeekdays: [], hasFewGaps: false, teachers: [] },
  }),
  getEnrolmentHistory: () => ({ termId, cursor: null }),
  selectSections: (_house, { sectionId }) => ({ requestId: newRequestId(), sectionIds: [sectionId] }),
  dropCourse: (_house, { courseId }) => ({ requestId: newRequestId(), courseId }),
  submitPlan: (_house, { sectionId }) => ({ requestId: newRequestId(), items: [[sectionId]] }),
  swapCourse: (_house, { courseId, sectionId }) => ({
    requestId: newRequestId(),
    dropCourseId: courseId,
    sectionIds: [sectionId],
  }),
  joinWaitlist: (_house, { sectionId }) => ({
    requestId: newRequestId(),
    sectionIds: [sectionId],
    isAutomatic: false,
    dropCourseId: null,
  }),
  leaveWaitlist: (_house, { courseId }) => ({ requestId: newRequestId(), courseId }),
  acceptOffer: (_house, { courseId }) => ({ requestId: newRequestId(), courseId }),
  declineOffer: (_house, { courseId }) => ({ requestId: newRequestId(), courseId }),
  getAdviserRequests: () => ({ termId }),
  askAdviser: (_house, { sectionId }) => ({
    requestId: newRequestId(),
    kind: 'section_full',
    sectionIds: [sectionId],
    reason: '需要毕业',
  }),
  withdrawAdviserRequest: () => ({ id: newRequestId() as never }),
  getLottery: () => ({ termId }),
  saveLotteryChoices: (_house, { roundId }) => ({ roundId, revision: 1, choices: [] }),
  agreeToPrivacy: () => ({ version: '1' }),
  bindStudent: ({ studentNumber }) => ({
    number: studentNumber,
    name: '林知夏',
    proof: { kind: 'activation_code', code: '0000-0000-0000' },
  }),
  bindByPhone: () => ({ code: 'no such code' }),
  inviteGuardian: () => ({ requestId: newRequestId(), kinship: 'mother' }),
  cancelInvitation: () => ({ invitationId: newRequestId() as never }),
  getInvitation: () => ({ token }),
  acceptInvitation: () => ({ token, name: '林建国' }),
  confirmGuardian: ({ bindingId }) => ({ bindingId }),
  setGuardianScopes: ({ bindingId }) => ({ bindingId, timetable: true, results: true }),
  askForScope: ({ bindingId }) => ({ bindingId, scope: 'timetable' }),
  removeBinding: ({ bindingId }) => ({ bindingId }),
  getGuardians: () => ({}),
  getResults: ({ studentId }) => ({ studentId }),
  getMessages: () => ({ cursor: null }),
  readMessages: () => ({ upToId: 1 as never }),
  getSessions: () => ({}),
  endSession: ({ sessionId }) => ({ sessionId }),
  endOtherSessions: () => ({}),
  exportMyData: () => ({}),
  closeAccount: () => ({}),
  acceptStaffInvitation: () => ({ code: '0000-0000-0000' }),
  getStaffDesk: () => ({}),
  getStudentFile: ({ studentNumber }) => ({ number: studentNumber }),
  unlockStudent: ({ studentId }) => ({ studentId }),
  issueActivationCode: ({ studentId }) => ({ studentId }),
  releaseStudent: ({ studentId }) => ({ studentId }),
  placeHold: ({ studentId }) => ({ studentId, reason: 'missing_document', note: '缺体检表' }),
  releaseHolds: ({ studentId }) => ({ studentId, reason: null }),
  getAuditLog: () => ({ cursor: null }),
  getStaffRequests: () => ({ termId, which: 'open', cursor: null }),
  grantAdviserRequest: () => ({ adviserRequestId: newRequestId() as never, answer: '同意' }),
  refuseAdviserRequest: () => ({ adviserRequestId: newRequestId() as never, answer: '不行' }),
  addRound: () => ({ termId, round }),
  changeRound: (_house, { roundId }) => ({ roundId, changes: { name: '正选' } }),
  openRound: (_house, { roundId }) => ({ roundId, at: null }),
  closeRound: (_house, { roundId }) => ({ roundId, at: '2100-01-01T00:00:00Z' }),
  pauseRound: (_house, { roundId }) => ({ roundId }),
  resumeRound: (_house, { roundId }) => ({ roundId }),
  setSectionSeats: (_house, { sectionId }) => ({ sectionId, seats: 60 }),
  leaveSeatsToFile: (_house, { sectionId }) => ({ sectionId }),
  keepSeatsForSome: (_house, { sectionId }) => {
    return { sectionId, seats: 1, cohorts: [2026], departmentIds: [], releasesAt: null }
  },
  keepSeatsForNobody: (_house, { sectionId }) => ({ sectionId }),
  setClashAllowed: (_house, { sectionId }) => ({ sectionId, otherSectionId: 999_999 as SectionId, isAllowed: true }),
  cancelSection: (_house, { sectionId }) => ({ sectionId, reason: '教师病休', isDryRun: true }),
  findStudents: ({ studentNumber }) => ({ text: studentNumber }),
  getTermFill: () => ({ termId }),
  getTaughtSections: () => ({ termId }),
  getClassList: (_house, { sectionId }) => ({ sectionId }),
  exportTable: () => ({ termId, table: 'fill', format: 'csv', language: 'zh-CN', sectionId: null }),
}
