import { z } from 'zod'
import { BilingualName } from '../kernel/bilingual-name'
import { Instant } from '../kernel/time'
import { AskedScope } from './guardians'
import { Hold } from './hold'
import { MessageId, StudentId } from './ids'

/** What changed between people who are bound, or in the roles of staff. */
export const RelationCode = z.enum([
  'guardian_asks',
  'guardian_bound',
  'guardian_confirmed',
  'guardian_declined',
  'guardian_removed',
  'student_removed',
  'scopes_changed',
  'student_left',
  'student_bound_elsewhere',
  'number_locked',
  'role_granted',
  'role_revoked',
])
export type RelationCode = z.infer<typeof RelationCode>

/** What every message tells. */
export const told = {
  id: MessageId,
  /** Who did it, where that matters. */
  by: z.enum(['student', 'guardian', 'staff', 'system']),
  at: Instant,
  isRead: z.boolean(),
  /** The student who was told, when a guardian of theirs reads it; null for what one is told oneself. */
  ward: BilingualName.extend({ id: StudentId }).nullable(),
}

/** Messages about people who are bound, and about holds. */
export const peopleMessages = [
  z.object({
    ...told,
    code: RelationCode,
    /** Whom it is about: the guardian, the student, or the student number that is locked. Goes when they leave. */
    name: z.string().nullable(),
  }),
  z.object({ ...told, code: z.literal('scope_asked'), name: z.string().nullable(), scope: AskedScope }),
  z.object({
    ...told,
    code: z.enum(['hold_placed', 'hold_released']),
    reason: Hold.shape.reason,
    note: z.string().nullable(),
  }),
] as const
