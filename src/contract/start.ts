import { z } from 'zod'
import type { OperationDeclaration } from './kernel/operation'
import { StudentId } from './people/ids'
import { Person } from './people/person'
import { schoolOperations } from './school/operations'
import { StudentTerm } from './selection/enrolment'
import { Todo } from './todos'

/** Here and not with a capability: what the applet opens with is of all of them. */
export const startOperations = {
  /** All that the applet opens with, in one call. */
  getStart: {
    caller: 'account',
    repeat: 'read',
    /** The ward whose day the phone shows. */
    request: z.strictObject({ wardId: StudentId.optional() }),
    reply: schoolOperations.getInstitution.reply.extend({
      person: Person,
      /** The caller's own, of the current term; null for who is no student, and where the school has no term. */
      term: StudentTerm.nullable(),
      /** The same of the ward; null when none was asked for, or the caller may not see it. */
      ward: z.object({ studentId: StudentId, term: StudentTerm }).nullable(),
      /** What waits for the caller, the most urgent first. */
      todos: z.array(Todo),
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
