import { z } from 'zod'
import { Instant } from '../kernel/time'
import { GuardianBinding } from './guardians'
import { Hold } from './hold'
import { Kinship, Student } from './person'

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
