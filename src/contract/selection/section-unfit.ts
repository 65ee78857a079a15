import { z } from 'zod'
import { DepartmentId } from '../school/ids'

/** Why a section cannot be as staff want it. */
export const SectionUnfit = z.discriminatedUnion('because', [
  /** So many seats are taken or offered. */
  z.object({ because: z.literal('seats_taken'), enrolled: z.number().int(), offered: z.number().int() }),
  /** It has no limit of seats, so there is nothing to keep. */
  z.object({ because: z.literal('unlimited') }),
  /** It has fewer seats than would be kept. */
  z.object({ because: z.literal('seats_exceeded'), capacity: z.number().int(), kept: z.number().int() }),
  z.object({ because: z.literal('department_unknown'), departmentId: DepartmentId }),
])
export type SectionUnfit = z.infer<typeof SectionUnfit>
