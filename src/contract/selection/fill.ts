import { z } from 'zod'
import { Seats } from '../catalogue/course'
import { SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { TermId } from '../school/ids'
import { SelectionRound } from './rounds'

/** How a round stands for the school, not for one student. */
export const RoundFill = z.object({
  round: SelectionRound,
  standing: z.enum(['upcoming', 'open', 'paused', 'closed']),
  /** Places in sections that came from the round and are taken still. */
  enrolled: z.number().int(),
  /** Waitlist entries made in it that are open. */
  waiting: z.number().int(),
})
export type RoundFill = z.infer<typeof RoundFill>

export const SectionFill = z.object({
  sectionId: SectionId,
  /** As in `CS 2103 01`. */
  name: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  seats: Seats,
})
export type SectionFill = z.infer<typeof SectionFill>

export const fillOperations = {
  /** How the rounds of a term stand and how full its sections are. Refuses `term_not_found`. */
  getTermFill: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ termId: TermId }),
    reply: z.object({
      rounds: z.array(RoundFill),
      totals: z.object({
        sections: z.number().int(),
        full: z.number().int(),
        enrolled: z.number().int(),
        waiting: z.number().int(),
      }),
      /** Those with the longest queues, then the fullest; at most 50. */
      sections: z.array(SectionFill),
      serverTime: Instant,
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
