import { z } from 'zod'
import { Instant } from '../kernel/time'
import { Hold } from './hold'
import { BindingId, StudentId } from './ids'
import { Kinship } from './person'

/** What everything that waits tells. */
export const waits = {
  /** As what the person is asked; null where that is no matter. */
  as: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('student') }),
      z.object({ is: z.literal('guardian'), studentId: StudentId }),
      z.object({ is: z.literal('staff') }),
    ])
    .nullable(),
  /** `now` keeps the person from something or is lost by waiting; `later` is good to know. */
  urgency: z.enum(['now', 'soon', 'later']),
  /** When it will be too late; null where there is no such moment. */
  dueAt: Instant.nullable(),
}

/** What waits about holds and about people who are bound, and for staff who help them. */
export const peopleTodos = [
  z.object({ ...waits, code: z.literal('hold'), ...Hold.shape }),
  /** Somebody accepted the student's card. */
  z.object({
    ...waits,
    code: z.literal('guardian_asks'),
    bindingId: BindingId,
    name: z.string(),
    kinship: Kinship,
  }),
  /** The student has yet to confirm the guardian. */
  z.object({
    ...waits,
    code: z.literal('confirmation_awaited'),
    bindingId: BindingId,
    nameMasked: z.string(),
    kinship: Kinship,
  }),
  z.object({ ...waits, code: z.literal('locked_numbers'), count: z.number().int().positive() }),
] as const
