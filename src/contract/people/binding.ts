import { z } from 'zod'
import type { OperationDeclaration } from '../kernel/operation'
import { CalendarDay } from '../kernel/time'
import { Person, PersonName } from './person'

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

export const bindingOperations = {
  /**
   * Binds the account to a student of the roster. `binding_refused` tells nothing of which part was wrong, nor whether
   * there is such a student or they are bound already. A repeat by the account that is bound already answers as the first.
   */
  bindStudent: {
    caller: 'account',
    repeat: 'single',
    needsConsent: true,
    request: z.strictObject({ number: z.string().trim().min(1).max(40), name: PersonName, proof: StudentProof }),
    reply: Person,
  },
  /** Binds the account to every student whose roster names the phone, and to the staff member it belongs to. */
  bindByPhone: {
    caller: 'account',
    repeat: 'single',
    needsConsent: true,
    request: z.strictObject({ code: z.string().min(1).max(200) }),
    reply: z.object({
      person: Person,
      /** Students newly bound by this call. */
      studentsBound: z.number().int(),
      isStaffBound: z.boolean(),
    }),
  },
  /** Takes a place on the staff that an administrator has prepared. Counts as a try, like `bindStudent`. */
  acceptStaffInvitation: {
    caller: 'account',
    repeat: 'single',
    needsConsent: true,
    request: z.strictObject({ code: z.string().trim().min(1).max(40) }),
    reply: Person,
  },
} as const satisfies Record<string, OperationDeclaration>
