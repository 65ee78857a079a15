import { z } from 'zod'
import { BilingualName } from '../kernel/bilingual-name'
import { Instant } from '../kernel/time'
import { RoundId } from './ids'

/**
 * - `trial`: choose and drop to try it out; everything is taken back when it closes.
 * - `lottery`: rank choices and spend points; a draw after it closes decides.
 * - `first_come`: choose and drop, in order of arrival.
 * - `add_drop`, `add_only`, `drop_only`: the corrections after term begins.
 */
export const RoundKind = z.enum(['trial', 'lottery', 'first_come', 'add_drop', 'add_only', 'drop_only'])
export type RoundKind = z.infer<typeof RoundKind>

export const SelectionRound = BilingualName.extend({
  id: RoundId,
  kind: RoundKind,
  /** For a student of a cohort that starts later, their own start. */
  opensAt: Instant,
  closesAt: Instant,
  /** Staff have stopped it for the moment; null while it runs. */
  pausedAt: Instant.nullable(),
  /** Told, not enforced: leaving everything stays possible. */
  creditsMin: z.number().nonnegative(),
  creditsMax: z.number().nonnegative(),
  isWaitlistOpen: z.boolean(),
})
export type SelectionRound = z.infer<typeof SelectionRound>
