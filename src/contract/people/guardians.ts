import { z } from 'zod'
import { GuardianScope } from '../kernel/caller'
import { RequestId } from '../kernel/ids'
import { nothing, type OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { BindingId, InvitationId } from './ids'
import { Kinship, Person, PersonName } from './person'

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

const InvitationToken = z.string().regex(/^[\w-]{43}$/)

/** A scope that a guardian may ask the student to open. */
export const AskedScope = z.enum(['timetable', 'results'])
export type AskedScope = z.infer<typeof AskedScope>

export const guardianOperations = {
  inviteGuardian: {
    caller: 'student',
    repeat: 'once',
    needsConsent: true,
    request: z.strictObject({ requestId: RequestId, kinship: Kinship }),
    /** The token goes into the path of the card that is shared; a repeat gets the same one. */
    reply: z.object({ invitation: Invitation, token: InvitationToken }),
  },
  cancelInvitation: {
    caller: 'student',
    repeat: 'set',
    request: z.strictObject({ invitationId: InvitationId }),
    reply: nothing,
  },
  getInvitation: {
    caller: 'account',
    repeat: 'read',
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
    repeat: 'set',
    needsConsent: true,
    /** The name is shown to the student, who confirms it. */
    freeText: ['name'],
    request: z.strictObject({ token: InvitationToken, name: PersonName }),
    reply: Person,
  },
  confirmGuardian: {
    caller: { who: 'student-of-binding' },
    repeat: 'set',
    request: z.strictObject({ bindingId: BindingId }),
    reply: nothing,
  },
  setGuardianScopes: {
    caller: { who: 'student-of-binding' },
    repeat: 'set',
    request: z.strictObject({ bindingId: BindingId, timetable: z.boolean(), results: z.boolean() }),
    reply: nothing,
  },
  /**
   * Asks the student to let the caller, a guardian, see timetable or results; the student is told, once a day at the
   * most. Nothing happens where it is open already.
   */
  askForScope: {
    caller: { who: 'guardian-of-binding' },
    repeat: 'set',
    request: z.strictObject({ bindingId: BindingId, scope: AskedScope }),
    reply: nothing,
  },
  /** Ends a guardian's binding, or declines it while it awaits; the others are told. */
  removeBinding: {
    caller: { who: 'party-of-binding', staff: ['registrar', 'administrator'] },
    repeat: 'set',
    request: z.strictObject({ bindingId: BindingId }),
    reply: nothing,
  },
  /** The guardians of the calling student, and the cards still open. */
  getGuardians: {
    caller: 'student',
    repeat: 'read',
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
} as const satisfies Record<string, OperationDeclaration>
