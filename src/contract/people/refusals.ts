import { z } from 'zod'
import { GuardianScope, StaffRole } from '../kernel/caller'

/** Who somebody is, and whom they are bound to. In order of precedence. */
export const peopleRefusals = [
  z.object({ code: z.literal('session_required') }),
  z.object({ code: z.literal('session_expired') }),
  z.object({ code: z.literal('student_required') }),
  z.object({ code: z.literal('role_required'), roles: z.array(StaffRole) }),
  /** The student is neither the caller's own nor a ward of theirs; the same whether there is such a student or not. */
  z.object({ code: z.literal('not_your_student') }),
  /** A guardian, but the student does not share this. */
  z.object({ code: z.literal('scope_closed'), scope: GuardianScope }),
  /** There is no such binding, or the caller is no party of it. */
  z.object({ code: z.literal('binding_not_found') }),
  z.object({ code: z.literal('consent_required'), version: z.string() }),
  z.object({ code: z.literal('login_code_rejected') }),
  /** WeChat itself keeps this person out of applets, for a high risk; trying again changes nothing. */
  z.object({ code: z.literal('login_blocked') }),
  z.object({ code: z.literal('login_unavailable'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('phone_code_rejected') }),
  /**
   * Number, name and proof do not belong together, or the number is protected after wrong tries, or the student is bound
   * to another account and the proof is one that can be guessed: which, is not told.
   */
  z.object({ code: z.literal('binding_refused') }),
  /** This account or address has tried too often. */
  z.object({ code: z.literal('binding_limited'), retryAfterMs: z.number() }),
  /** The account is bound to a student already. */
  z.object({ code: z.literal('already_bound'), studentNumber: z.string() }),
  z.object({ code: z.literal('phone_not_listed'), phoneMasked: z.string() }),
  z.object({ code: z.literal('invitation_gone'), why: z.enum(['unknown', 'expired', 'cancelled', 'used']) }),
  z.object({ code: z.literal('own_invitation') }),
  z.object({ code: z.literal('already_guardian') }),
  z.object({ code: z.literal('guardians_exceeded'), guardiansMax: z.number() }),
  /** A student under age shares timetable and results with guardians. */
  z.object({ code: z.literal('student_not_of_age') }),
  z.object({ code: z.literal('session_not_found') }),
  z.object({ code: z.literal('student_not_found') }),
] as const
