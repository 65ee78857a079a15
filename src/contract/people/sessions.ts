import { z } from 'zod'
import { Instant } from '../kernel/time'
import { SessionId } from './ids'

/** One sign-in on one phone. */
export const SessionInfo = z.object({
  id: SessionId,
  /** As the phone names itself, as in `iPhone 13`; null when it did not. */
  device: z.string().nullable(),
  startedAt: Instant,
  /** To the hour. */
  lastUsedAt: Instant,
  isThis: z.boolean(),
})
export type SessionInfo = z.infer<typeof SessionInfo>
