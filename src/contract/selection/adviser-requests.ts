import { z } from 'zod'
import { CourseSummary, Section } from '../catalogue/course'
import { RequestId } from '../kernel/ids'
import { Cursor, nothing, type OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { Hold } from '../people/hold'
import { Student } from '../people/person'
import { TermId } from '../school/ids'
import { ChosenSections } from './choosing'
import { AdviserRequestId } from './ids'

export const AdviserRequestKind = z.enum(['credit_limit', 'prerequisite', 'time_clash', 'section_full'])
export type AdviserRequestKind = z.infer<typeof AdviserRequestKind>

/** An exception a student asks staff for, and their answer. */
export const AdviserRequest = z.object({
  id: AdviserRequestId,
  kind: AdviserRequestKind,
  course: CourseSummary,
  sections: z.array(Section),
  reason: z.string(),
  askedAt: Instant,
  status: z.enum(['open', 'granted', 'refused', 'withdrawn']),
  /** The word of whoever decided. */
  answer: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** Granted and not made use of yet. */
  isUsable: z.boolean(),
})
export type AdviserRequest = z.infer<typeof AdviserRequest>

/** An exception that a student asks for, as the staff see it who answer. */
export const StaffRequest = z.object({
  id: AdviserRequestId,
  student: Student.pick({ id: true, number: true, name: true, nameEn: true, department: true, standing: true }),
  /** That nobody has released, as they are now. */
  holds: z.array(Hold),
  kind: AdviserRequestKind,
  courseCode: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  sectionCodes: z.array(z.string()),
  reason: z.string(),
  askedAt: Instant,
  status: z.enum(['open', 'granted', 'refused', 'withdrawn']),
  answer: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** A name of staff, or who ran the command line; null when the student took it back. */
  decidedBy: z.string().nullable(),
})
export type StaffRequest = z.infer<typeof StaffRequest>

const Answer = z.string().trim().min(1).max(300)

export const adviserRequestOperations = {
  getAdviserRequests: {
    caller: 'student',
    repeat: 'read',
    request: z.strictObject({ termId: TermId }),
    reply: z.object({ requests: z.array(AdviserRequest) }),
  },
  askAdviser: {
    caller: 'student',
    repeat: 'once',
    freeText: ['reason'],
    request: z.strictObject({
      requestId: RequestId,
      kind: AdviserRequestKind,
      sectionIds: ChosenSections,
      reason: z.string().trim().min(1).max(500),
    }),
    reply: z.object({ id: AdviserRequestId }),
  },
  withdrawAdviserRequest: {
    caller: 'student',
    repeat: 'set',
    request: z.strictObject({ id: AdviserRequestId }),
    reply: z.object({}),
  },
  /** What students of a term asked: open ones oldest first, answered ones newest first. Refuses `cursor_invalid`. */
  getStaffRequests: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ termId: TermId, which: z.enum(['open', 'decided']), cursor: Cursor }),
    reply: z.object({ requests: z.array(StaffRequest), nextCursor: z.string().nullable(), serverTime: Instant }),
  },
  grantAdviserRequest: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    repeat: 'set',
    freeText: ['answer'],
    logged: ['isDespite', 'until'],
    request: z.strictObject({
      adviserRequestId: AdviserRequestId,
      answer: Answer,
      /** Grants it although other rules bar the student still; without it that is refused, as `student_still_barred`. */
      isDespite: z.boolean().optional(),
      /**
       * Of a full section: how long the seat is kept, if the last round does not close before; a year at most, a week
       * unless given. Says nothing for other kinds. Refuses `time_past`.
       */
      until: Instant.nullable().optional(),
    }),
    reply: z.object({
      /** Of a full section: the seat that is kept for the student. Null for other kinds, and when a call is repeated. */
      seat: z
        .object({
          expiresAt: Instant,
          /** Sections that got a seat more, as in `CS 2103 01`. */
          enlarged: z.array(z.object({ name: z.string(), capacity: z.number().int() })),
          /** False while no round is open in which the student may take it. */
          isRoundOpen: z.boolean(),
        })
        .nullable(),
    }),
  },
  refuseAdviserRequest: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    repeat: 'set',
    freeText: ['answer'],
    request: z.strictObject({ adviserRequestId: AdviserRequestId, answer: Answer }),
    reply: nothing,
  },
} as const satisfies Record<string, OperationDeclaration>
