import { z } from 'zod'

/**
 * Who may call an operation; whoever is not named may not. `cloud/authorise.ts` is the one place that decides by it.
 *
 * - `anyone`: no session is needed.
 * - `account`: anybody who is signed in, for what is theirs.
 * - `student`: an account bound to a student, for that student.
 * - `about-student`: the student, a guardian who has the scope, or staff of one of the roles. The request's
 *   `studentId` names whom it is about; without one it is the caller's own student.
 * - `student-of-binding`: the student whose guardian the request's `bindingId` names.
 * - `guardian-of-binding`: that guardian.
 * - `party-of-binding`: that student, that guardian, or staff of one of the roles.
 * - `staff`: staff of one of the roles.
 */
export type Caller =
  | 'anyone'
  | 'account'
  | 'student'
  | { readonly who: 'about-student'; readonly scope: GuardianScope; readonly staff: readonly StaffRole[] }
  | { readonly who: 'student-of-binding' }
  | { readonly who: 'guardian-of-binding' }
  | { readonly who: 'party-of-binding'; readonly staff: readonly StaffRole[] }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[] }

/** What may be seen of a student: a guardian has the first two always, the others while the student allows it. */
export const GuardianScope = z.enum(['bills', 'registration', 'timetable', 'results'])
export type GuardianScope = z.infer<typeof GuardianScope>

export const StaffRole = z.enum(['registrar', 'cashier', 'adviser', 'teacher', 'administrator'])
export type StaffRole = z.infer<typeof StaffRole>
