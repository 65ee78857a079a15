import { z } from 'zod'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { TermId } from './ids'
import { Institution, SchoolClock, Term } from './institution'

export const schoolOperations = {
  getInstitution: {
    caller: 'anyone',
    repeat: 'read',
    request: z.strictObject({}),
    reply: z.object({
      institution: Institution,
      /** Newest first; the one that today falls in, or the next to come, is `currentTermId`. */
      terms: z.array(Term),
      currentTermId: TermId.nullable(),
      schoolClock: SchoolClock,
      serverTime: Instant,
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
