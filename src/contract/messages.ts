import { z } from 'zod'
import { BilingualName, Instant } from './catalogue'
import { AdviserRequestKind, Hold } from './enrolment'
import { CourseId, MessageId, SectionId, StudentId } from './ids'

/** What changed between people who are bound, or in the roles of staff. */
export const RelationCode = z.enum([
  'guardian_asks',
  'guardian_bound',
  'guardian_confirmed',
  'guardian_declined',
  'guardian_removed',
  'student_removed',
  'scopes_changed',
  'student_left',
  'student_bound_elsewhere',
  'number_locked',
  'role_granted',
  'role_revoked',
])
export type RelationCode = z.infer<typeof RelationCode>

/** What became of a student's place in a course, or in the queue for it, without their doing. */
export const PlaceCode = z.enum([
  'section_cancelled',
  'waiting_cancelled',
  'place_removed',
  'draw_undone',
  'enrolled_automatically',
  'offer_lapsed',
])
export type PlaceCode = z.infer<typeof PlaceCode>

/** A scope that a guardian may ask the student to open. */
export const AskedScope = z.enum(['timetable', 'results'])
export type AskedScope = z.infer<typeof AskedScope>

/** Of what a student is told; the course is null when the catalogue has it no more. */
const place = {
  course: z.object({ id: CourseId, code: z.string(), title: z.string(), titleEn: z.string().nullable() }).nullable(),
  sections: z.array(z.object({ id: SectionId, code: z.string() })),
}

const told = {
  id: MessageId,
  /** Who did it, where that matters. */
  by: z.enum(['student', 'guardian', 'staff', 'system']),
  at: Instant,
  isRead: z.boolean(),
  /** The student who was told, when a guardian of theirs reads it; null for what one is told oneself. */
  ward: BilingualName.extend({ id: StudentId }).nullable(),
}

/** What a person is told (消息): a code with its facts; `i18n` has the words. */
export const PersonMessage = z.discriminatedUnion('code', [
  z.object({
    ...told,
    code: RelationCode,
    /** Whom it is about: the guardian, the student, or the student number that is locked. Goes when they leave. */
    name: z.string().nullable(),
  }),
  z.object({ ...told, code: z.literal('scope_asked'), name: z.string().nullable(), scope: AskedScope }),
  z.object({
    ...told,
    ...place,
    code: PlaceCode,
    /** What staff said of it. */
    note: z.string().nullable(),
  }),
  z.object({ ...told, ...place, code: z.literal('seat_offered'), expiresAt: Instant }),
  z.object({
    ...told,
    ...place,
    code: z.enum(['request_granted', 'request_refused']),
    kind: AdviserRequestKind,
    /** The word of whoever decided. */
    note: z.string(),
  }),
  z.object({
    ...told,
    code: z.enum(['hold_placed', 'hold_released']),
    reason: Hold.shape.reason,
    note: z.string().nullable(),
  }),
  z.object({
    ...told,
    code: z.literal('lottery_drawn'),
    roundName: BilingualName,
    /** How many of the student's choices the draw gave. */
    won: z.number().int(),
    choices: z.number().int(),
  }),
])
export type PersonMessage = z.infer<typeof PersonMessage>
export type MessageCode = PersonMessage['code']

/** The operations about messages; a part of `operations`. */
export const messageOperations = {
  getMessages: {
    caller: 'account',
    request: z.strictObject({ cursor: z.string().max(400).nullable() }),
    /** Newest first. */
    reply: z.object({ messages: z.array(PersonMessage), nextCursor: z.string().nullable(), serverTime: Instant }),
  },
  /** Marks everything up to a message as read. */
  readMessages: { caller: 'account', request: z.strictObject({ upToId: MessageId }), reply: z.object({}) },
} as const
