import { z } from 'zod'
import { BilingualName, ComponentKind, Instant, MinuteOfDay, Weekday, WeekSet } from './catalogue'
import { CourseId, SectionId } from './ids'

const courseFacts = { courseId: CourseId, courseCode: z.string(), title: z.string(), titleEn: z.string().nullable() }

/**
 * Why an operation was refused, with the facts a person needs to act on it.
 * Listed in order of precedence: where several apply, all are returned, in this order.
 * Released codes are never renamed; `miniprogram/format/refusal-text.ts` has the words.
 */
export const Refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknown_operation'), operation: z.string() }),
  z.object({ code: z.literal('body_too_large'), bytesMax: z.number() }),
  /** `path` names the field, as in `sectionIds.0`; empty when the body as a whole is wrong. */
  z.object({ code: z.literal('malformed_request'), path: z.string(), issue: z.string() }),
  z.object({ code: z.literal('busy'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('internal_error'), reference: z.string() }),

  z.object({ code: z.literal('session_required') }),
  z.object({ code: z.literal('session_expired') }),
  z.object({ code: z.literal('student_required') }),
  z.object({ code: z.literal('login_code_rejected') }),
  z.object({ code: z.literal('login_unavailable'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('request_id_reused') }),

  z.object({ code: z.literal('term_not_found') }),
  z.object({ code: z.literal('course_not_found') }),
  z.object({ code: z.literal('section_not_found'), sectionId: SectionId }),
  z.object({ code: z.literal('cursor_invalid') }),

  z.object({
    code: z.literal('round_not_open'),
    /** The round that opens next for this student, or the last that closed; null when there is none. */
    opensAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  }),
  z.object({ code: z.literal('round_other_audience'), roundName: BilingualName }),
  z.object({
    code: z.literal('on_hold'),
    reason: z.enum(['unpaid_bill', 'missing_document', 'evaluation_due', 'other']),
    note: z.string().nullable(),
    placedAt: Instant,
  }),
  z.object({ code: z.literal('already_in_course'), ...courseFacts, sectionCode: z.string() }),
  z.object({ code: z.literal('not_enrolled') }),
  z.object({ code: z.literal('sections_of_several_courses') }),
  /** One section of this component must be chosen too. */
  z.object({ code: z.literal('component_missing'), kind: ComponentKind }),
  z.object({ code: z.literal('component_repeated'), kind: ComponentKind }),
  /** The section belongs to another parent section than the one chosen. */
  z.object({ code: z.literal('parent_not_chosen'), sectionCode: z.string(), parentCode: z.string() }),
  z.object({
    code: z.literal('time_clash'),
    /** Of the sections asked for, the one that clashes. */
    sectionCode: z.string(),
    withCourse: z.object(courseFacts),
    withSectionCode: z.string(),
    weekday: Weekday,
    startMinute: MinuteOfDay,
    endMinute: MinuteOfDay,
    weeks: WeekSet,
  }),
  z.object({ code: z.literal('credit_limit'), creditsAfter: z.number(), creditsMax: z.number() }),
  z.object({
    code: z.literal('section_full'),
    sectionId: SectionId,
    sectionCode: z.string(),
    capacity: z.number(),
    enrolled: z.number(),
  }),
])
export type Refusal = z.infer<typeof Refusal>
export type RefusalCode = Refusal['code']

/** Codes in order of precedence, as listed in {@link Refusal}. */
export const refusalPrecedence: readonly RefusalCode[] = Refusal.options.map((option) => option.shape.code.value)

/** Every reply on the wire. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; refusals: Refusal[] }
