import { z } from 'zod'
import { Instant } from '../kernel/time'
import { AuditEntryId } from './ids'

export const AuditEntry = z.object({
  id: AuditEntryId,
  at: Instant,
  /** A name of staff, or who ran the command line. */
  actor: z.string(),
  /** The operation or the command. */
  action: z.string(),
  studentNumber: z.string().nullable(),
  outcome: z.enum(['begun', 'done', 'refused', 'failed']),
})
export type AuditEntry = z.infer<typeof AuditEntry>
