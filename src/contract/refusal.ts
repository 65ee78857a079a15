import { z } from 'zod'
import {
  BilingualName,
  CalendarDay,
  ComponentKind,
  Instant,
  MinuteOfDay,
  RoundKind,
  Weekday,
  WeekSet,
} from './catalogue'
import { PrerequisiteTree } from './course-rules'
import { CourseId, SectionId } from './ids'
import { GuardianScope, StaffRole } from './person'

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
  /** This account or address has called too often; nothing was done. */
  z.object({ code: z.literal('too_many_requests'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('busy'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('internal_error'), reference: z.string() }),

  z.object({ code: z.literal('session_required') }),
  z.object({ code: z.literal('session_expired') }),
  z.object({ code: z.literal('student_required') }),
  z.object({ code: z.literal('role_required'), roles: z.array(StaffRole) }),
  /** The student is neither the caller's own nor a ward of theirs; the same whether there is such a student or not. */
  z.object({ code: z.literal('not_your_student') }),
  /** A guardian, but the student does not share this. */
  z.object({ code: z.literal('scope_closed'), scope: GuardianScope }),
  /** There is no such binding, or the caller is no party of it. */
  z.object({ code: z.literal('binding_not_found') }),
  z.object({ code: z.literal('consent_required'), version: z.string() }),
  z.object({ code: z.literal('login_code_rejected') }),
  /** WeChat itself keeps this person out of applets, for a high risk; trying again changes nothing. */
  z.object({ code: z.literal('login_blocked') }),
  z.object({ code: z.literal('login_unavailable'), retryAfterMs: z.number() }),
  /** WeChat could not be asked for a phone number or a content check; nothing was done. */
  z.object({ code: z.literal('wechat_unavailable'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('phone_code_rejected') }),
  /** WeChat's content check does not let this text be shown to others; `path` names the field. */
  z.object({ code: z.literal('text_rejected'), path: z.string() }),
  z.object({ code: z.literal('request_id_reused') }),

  /**
   * Number, name and proof do not belong together, or the number is protected after wrong tries, or the student is bound
   * to another account and the proof is one that can be guessed: which, is not told.
   */
  z.object({ code: z.literal('binding_refused') }),
  /** This account or address has tried too often. */
  z.object({ code: z.literal('binding_limited'), retryAfterMs: z.number() }),
  /** The account is bound to a student already. */
  z.object({ code: z.literal('already_bound'), studentNumber: z.string() }),
  z.object({ code: z.literal('phone_not_listed'), phoneMasked: z.string() }),
  z.object({ code: z.literal('invitation_gone'), why: z.enum(['unknown', 'expired', 'cancelled', 'used']) }),
  z.object({ code: z.literal('own_invitation') }),
  z.object({ code: z.literal('already_guardian') }),
  z.object({ code: z.literal('guardians_exceeded'), guardiansMax: z.number() }),
  /** A student under age shares timetable and results with guardians. */
  z.object({ code: z.literal('student_not_of_age') }),
  z.object({ code: z.literal('session_not_found') }),
  z.object({ code: z.literal('student_not_found') }),

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
  z.object({ code: z.literal('round_paused'), roundName: BilingualName }),
  /** The open round is not for this: nothing is dropped in an add-only round, a lottery is ranked, not chosen. */
  z.object({
    code: z.literal('round_does_not_allow'),
    action: z.enum(['select', 'drop', 'rank']),
    roundKind: RoundKind,
    roundName: BilingualName,
  }),
  z.object({
    code: z.literal('on_hold'),
    reason: z.enum(['unpaid_bill', 'missing_document', 'evaluation_due', 'other']),
    note: z.string().nullable(),
    placedAt: Instant,
  }),
  z.object({ code: z.literal('already_in_course'), ...courseFacts, sectionCode: z.string() }),
  /** The course was taken before, and its repeat rule does not let it be taken again. */
  z.object({ code: z.literal('course_taken'), ...courseFacts, takenIn: z.string(), isPassed: z.boolean() }),
  z.object({ code: z.literal('not_enrolled') }),
  /** `unmet` is the part of the tree that is still to be passed. */
  z.object({ code: z.literal('prerequisite_unmet'), ...courseFacts, unmet: PrerequisiteTree }),
  z.object({ code: z.literal('corequisite_missing'), ...courseFacts, courseCodes: z.array(z.string()) }),
  z.object({
    code: z.literal('standing_too_low'),
    ...courseFacts,
    standingMin: z.number(),
    standing: z.number().nullable(),
  }),
  z.object({ code: z.literal('department_only'), ...courseFacts, departments: z.array(BilingualName) }),
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
  z.object({
    code: z.literal('exam_clash'),
    sectionCode: z.string(),
    withCourse: z.object(courseFacts),
    withSectionCode: z.string(),
    day: CalendarDay,
    startMinute: MinuteOfDay,
    endMinute: MinuteOfDay,
  }),
  z.object({ code: z.literal('credit_limit'), creditsAfter: z.number(), creditsMax: z.number() }),
  z.object({
    code: z.literal('section_full'),
    sectionId: SectionId,
    sectionCode: z.string(),
    capacity: z.number(),
    enrolled: z.number(),
    /** How many wait; null when there is no waitlist now. */
    waiting: z.number().nullable(),
  }),
  /** Seats are left, but only for others, until `releasesAt`. */
  z.object({
    code: z.literal('seats_reserved'),
    sectionId: SectionId,
    sectionCode: z.string(),
    seatsLeft: z.number(),
    releasesAt: Instant.nullable(),
    waiting: z.number().nullable(),
  }),

  z.object({ code: z.literal('waitlist_closed'), roundName: BilingualName }),
  z.object({ code: z.literal('waitlist_limit'), entriesMax: z.number() }),
  z.object({ code: z.literal('already_waiting'), ...courseFacts }),
  /** A seat is free: choose it instead of waiting. */
  z.object({ code: z.literal('seat_free'), ...courseFacts }),
  z.object({ code: z.literal('not_waiting') }),
  /** There is no offer, or not any more; `expiredAt` when its deadline passed. */
  z.object({ code: z.literal('offer_gone'), expiredAt: Instant.nullable() }),

  z.object({ code: z.literal('points_exceeded'), points: z.number(), pointsMax: z.number() }),
  z.object({ code: z.literal('choices_exceeded'), choices: z.number(), choicesMax: z.number() }),
  z.object({ code: z.literal('choice_repeated'), ...courseFacts }),
  z.object({ code: z.literal('adviser_request_open'), ...courseFacts }),
  z.object({ code: z.literal('adviser_request_not_found') }),
  /** Somebody was quicker, or the student took it back. */
  z.object({
    code: z.literal('adviser_request_decided'),
    status: z.enum(['granted', 'refused', 'withdrawn']),
    decidedBy: z.string().nullable(),
  }),
  /** A seat cannot be given: one is offered already, the student is in the section, or it is not taught any more. */
  z.object({
    code: z.literal('adviser_request_ungrantable'),
    because: z.enum(['offer_open', 'enrolled', 'not_taught']),
    ...courseFacts,
  }),
  /** More rows than a phone is sent; the command line writes any number. */
  z.object({ code: z.literal('export_too_large'), rows: z.number(), rowsMax: z.number() }),
])
export type Refusal = z.infer<typeof Refusal>
export type RefusalCode = Refusal['code']

/** Codes in order of precedence, as listed in {@link Refusal}. */
export const refusalPrecedence: readonly RefusalCode[] = Refusal.options.map((option) => option.shape.code.value)

/** Every reply on the wire. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; refusals: Refusal[] }
