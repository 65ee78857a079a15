import { z } from 'zod'
import { Instant } from '../kernel/time'

export const Hold = z.object({
  reason: z.enum(['unpaid_bill', 'missing_document', 'evaluation_due', 'other']),
  note: z.string().nullable(),
  placedAt: Instant,
})
export type Hold = z.infer<typeof Hold>
