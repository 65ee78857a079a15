import { z } from 'zod'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { StudentId } from './ids'

export const Hold = z.object({
  reason: z.enum(['unpaid_bill', 'missing_document', 'evaluation_due', 'other']),
  note: z.string().nullable(),
  placedAt: Instant,
})
export type Hold = z.infer<typeof Hold>

/** What keeps a student from choosing. Both refuse `student_not_found`. */
export const holdOperations = {
  /** Places a hold, unless the student has one of this reason already, which stays as it is; they are told. */
  placeHold: {
    caller: { who: 'staff', roles: ['registrar'] },
    repeat: 'set',
    freeText: ['note'],
    logged: ['reason'],
    request: z.strictObject({
      studentId: StudentId,
      reason: Hold.shape.reason,
      /** The student reads it. */
      note: z.string().trim().min(1).max(300).nullable(),
    }),
    reply: z.object({ isNew: z.boolean() }),
  },
  /** Releases the holds on a student, or those of a reason; they are told. */
  releaseHolds: {
    caller: { who: 'staff', roles: ['registrar'] },
    repeat: 'set',
    logged: ['reason'],
    request: z.strictObject({ studentId: StudentId, reason: Hold.shape.reason.nullable() }),
    reply: z.object({ released: z.number().int(), left: z.array(Hold) }),
  },
} as const satisfies Record<string, OperationDeclaration>
