import { z } from 'zod'
import { CalendarDay, Instant } from './catalogue'
import { NamedResult } from './course-rules'
import { Hold } from './enrolment'
import { AuditEntryId, BindingId, InvitationId, RequestId, SessionId, StudentId } from './ids'
import { AskedScope } from './messages'
import { GuardianScope, Kinship, Person, PersonName, StaffRole, Student } from './person'

/** What a school may ask for beside number and name; which one it chose is told by `getInstitution`. */
export const StudentProof = z.discriminatedUnion('kind', [
  /** As printed by the school; blanks, dashes and case do not matter. */
  z.strictObject({ kind: z.literal('activation_code'), code: z.string().trim().min(1).max(40) }),
  z.strictObject({
    kind: z.literal('identity'),
    birthDate: CalendarDay,
    /** The last 4 characters of the identity document; of a Chinese one the last may be X. */
    lastFour: z.string().trim().length(4),
  }),
])
export type StudentProof = z.infer<typeof StudentProof>

/** A guardian (家长) of a student, as the student and staff see them. */
export const GuardianBinding = z.object({
  bindingId: BindingId,
  name: z.string(),
  kinship: Kinship,
  /** `awaiting` until the student confirms who accepted an invitation. */
  state: z.enum(['awaiting', 'active']),
  source: z.enum(['invitation', 'roster']),
  since: Instant,
  /** What this guardian sees now. */
  scopes: z.array(GuardianScope),
})
export type GuardianBinding = z.infer<typeof GuardianBinding>

/** An invitation card for a guardian; only open ones are listed. */
export const Invitation = z.object({
  id: InvitationId,
  kinship: Kinship,
  madeAt: Instant,
  expiresAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>

/** One sign-in on one phone. */
export const SessionInfo = z.object({
  id: SessionId,
  /** As the phone names itself, as in `iPhone 13`; null when it did not. */
  device: z.string().nullable(),
  startedAt: Instant,
  /** To the hour. */
  lastUsedAt: Instant,
  isThis: z.boolean(),
})
export type SessionInfo = z.infer<typeof SessionInfo>

/** A student as staff see them, to help on the phone. */
export const StudentFile = z.object({
  student: Student,
  isBound: z.boolean(),
  boundAt: Instant.nullable(),
  /** Until when binding by number and proof is closed after wrong tries; null when it is open. */
  lockedUntil: Instant.nullable(),
  wrongTries: z.number().int(),
  hasActivationCode: z.boolean(),
  /** That nobody has released. */
  holds: z.array(Hold),
  guardians: z.array(GuardianBinding),
  /** Guardians the roster names who are not bound; phones as in `138****5678`. */
  listedGuardians: z.array(z.object({ name: z.string(), kinship: Kinship, phoneMasked: z.string().nullable() })),
})
export type StudentFile = z.infer<typeof StudentFile>

export const AuditEntry = z.object({
  id: AuditEntryId,
  at: Instant,
  /** A name of staff, or who ran the command line. */
  actor: z.string(),
  /** The operation or the command. */
  action: z.string(),
  studentNumber: z.string().nullable(),
  outcome: z.enum(['begun', 'done', 'refused', 'failed']),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const nothing = z.object({})
const Cursor = z.string().max(400).nullable()
const InvitationToken = z.string().regex(/^[\w-]{43}$/)

/** The operations about people, their relations, sessions and data; a part of `operations`. */
export const peopleOperations = {
  getPerson: { caller: 'account', request: z.strictObject({}), reply: Person },

  /** Records the consent to the privacy text that was shown. Refuses `consent_required` when another version is in force. */
  agreeToPrivacy: {
    caller: 'account',
    request: z.strictObject({ version: z.string().min(1).max(40) }),
    reply: Person,
  },

  /**
   * Binds the account to a student of the roster. `binding_refused` tells nothing of which part was wrong, nor whether
   * there is such a student or they are bound already. A repeat by the account that is bound already answers as the first.
   */
  bindStudent: {
    caller: 'account',
    needsConsent: true,
    request: z.strictObject({ number: z.string().trim().min(1).max(40), name: PersonName, proof: StudentProof }),
    reply: Person,
  },
  /** Binds the account to every student whose roster names the phone, and to the staff member it belongs to. */
  bindByPhone: {
    caller: 'account',
    needsConsent: true,
    request: z.strictObject({ code: z.string().min(1).max(200) }),
    reply: z.object({
      person: Person,
      /** Students newly bound by this call. */
      studentsBound: z.number().int(),
      isStaffBound: z.boolean(),
    }),
  },

  inviteGuardian: {
    caller: 'student',
    needsConsent: true,
    request: z.strictObject({ requestId: RequestId, kinship: Kinship }),
    /** The token goes into the path of the card that is shared; a repeat gets the same one. */
    reply: z.object({ invitation: Invitation, token: InvitationToken }),
  },
  cancelInvitation: {
    caller: 'student',
    request: z.strictObject({ invitationId: InvitationId }),
    reply: nothing,
  },
  getInvitation: {
    caller: 'account',
    request: z.strictObject({ token: InvitationToken }),
    reply: z.object({
      /** As in 林*夏: enough to know whose card it is. */
      studentNameMasked: z.string(),
      kinship: Kinship,
      expiresAt: Instant,
      /** True when this account has accepted it already. */
      isAccepted: z.boolean(),
    }),
  },
  acceptInvitation: {
    caller: 'account',
    needsConsent: true,
    /** The name is shown to the student, who confirms it. */
    freeText: ['name'],
    request: z.strictObject({ token: InvitationToken, name: PersonName }),
    reply: Person,
  },
  confirmGuardian: {
    caller: { who: 'student-of-binding' },
    request: z.strictObject({ bindingId: BindingId }),
    reply: nothing,
  },
  setGuardianScopes: {
    caller: { who: 'student-of-binding' },
    request: z.strictObject({ bindingId: BindingId, timetable: z.boolean(), results: z.boolean() }),
    reply: nothing,
  },
  /**
   * Asks the student to let the caller, a guardian, see timetable or results; the student is told, once a day at the
   * most. Nothing happens where it is open already.
   */
  askForScope: {
    caller: { who: 'guardian-of-binding' },
    request: z.strictObject({ bindingId: BindingId, scope: AskedScope }),
    reply: nothing,
  },
  /** Ends a guardian's binding, or declines it while it awaits; the others are told. */
  removeBinding: {
    caller: { who: 'party-of-binding', staff: ['registrar', 'administrator'] },
    request: z.strictObject({ bindingId: BindingId }),
    reply: nothing,
  },
  /** The guardians of the calling student, and the cards still open. */
  getGuardians: {
    caller: 'student',
    request: z.strictObject({}),
    reply: z.object({
      guardians: z.array(GuardianBinding),
      invitations: z.array(Invitation),
      /** Guardians the roster names who have not come yet, names and phones masked. */
      listed: z.array(z.object({ nameMasked: z.string(), kinship: Kinship, phoneMasked: z.string().nullable() })),
      /** Of age, so the student decides about timetable and results. */
      isAdult: z.boolean(),
      serverTime: Instant,
    }),
  },

  /** What came of the courses a student took. */
  getResults: {
    caller: { who: 'about-student', scope: 'results', staff: ['registrar', 'adviser'] },
    request: z.strictObject({ studentId: StudentId.optional() }),
    reply: z.object({ results: z.array(NamedResult) }),
  },

  getSessions: { caller: 'account', request: z.strictObject({}), reply: z.object({ sessions: z.array(SessionInfo) }) },
  endSession: { caller: 'account', request: z.strictObject({ sessionId: SessionId }), reply: nothing },
  endOtherSessions: { caller: 'account', request: z.strictObject({}), reply: nothing },

  /** Everything kept about the caller, as a workbook (.xlsx) that WeChat opens and forwards. */
  exportMyData: {
    caller: 'account',
    request: z.strictObject({}),
    reply: z.object({ fileName: z.string(), base64: z.string() }),
  },
  /**
   * Leaves: ends every session and binding and erases personal fields; what must be kept (enrolment history, ledger)
   * stays under a pseudonym.
   */
  leave: { caller: 'account', request: z.strictObject({}), reply: nothing },

  /** Takes a place on the staff that an administrator has prepared. Counts as a try, like `bindStudent`. */
  acceptStaffInvitation: {
    caller: 'account',
    needsConsent: true,
    request: z.strictObject({ code: z.string().trim().min(1).max(40) }),
    reply: Person,
  },
  /** What waits for staff; a part is null where the caller's roles do not reach. */
  getStaffDesk: {
    caller: { who: 'staff', roles: StaffRole.options },
    request: z.strictObject({}),
    reply: z.object({
      lockedNumbers: z
        .array(z.object({ student: Student, wrongTries: z.number().int(), lockedUntil: Instant }))
        .nullable(),
      openAdviserRequests: z.number().int().nullable(),
      serverTime: Instant,
    }),
  },
  /** Refuses `student_not_found`. */
  getStudentFile: {
    caller: { who: 'staff', roles: ['registrar', 'cashier', 'adviser'] },
    request: z.strictObject({ number: z.string().trim().min(1).max(40) }),
    reply: StudentFile,
  },
  /** Lets binding by number and proof be tried again. */
  unlockStudent: {
    caller: { who: 'staff', roles: ['registrar'] },
    request: z.strictObject({ studentId: StudentId }),
    reply: nothing,
  },
  /** A new activation code in place of the one before; it binds even a locked number, and moves a binding. */
  issueActivationCode: {
    caller: { who: 'staff', roles: ['registrar'] },
    request: z.strictObject({ studentId: StudentId }),
    reply: z.object({ code: z.string() }),
  },
  getAuditLog: {
    caller: { who: 'staff', roles: ['administrator'] },
    request: z.strictObject({ cursor: Cursor }),
    reply: z.object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() }),
  },
} as const
