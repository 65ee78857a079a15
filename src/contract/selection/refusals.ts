import { z } from 'zod'
import { ComponentKind, CountedSeats, WeekSet } from '../catalogue/course'
import { PrerequisiteTree } from '../catalogue/course-rules'
import { CourseId, SectionId } from '../catalogue/ids'
import { BilingualName } from '../kernel/bilingual-name'
import { CalendarDay, Instant, MinuteOfDay, Weekday } from '../kernel/time'
import { RoundUnfit } from './round-unfit'
import { RoundKind } from './rounds'
import { SectionUnfit } from './section-unfit'

/** Where a choice was refused, so that nothing needs to be asked again; lacking where it is only told how a section stands. */
const counted = CountedSeats.optional()
const courseFacts = { courseId: CourseId, courseCode: z.string(), title: z.string(), titleEn: z.string().nullable() }

/** Choosing courses, waiting for them, lotteries and what staff decide about them. In order of precedence. */
export const selectionRefusals = [
  /**
   * What is asked of staff would not let the student choose: the refusals after this one are the rules that bar them
   * still, as the student would read them. Staff may grant it all the same.
   */
  z.object({ code: z.literal('student_still_barred'), ...courseFacts }),
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
    counted,
  }),
  /** Seats are left, but only for others, until `releasesAt`. */
  z.object({
    code: z.literal('seats_reserved'),
    sectionId: SectionId,
    sectionCode: z.string(),
    seatsLeft: z.number(),
    releasesAt: Instant.nullable(),
    waiting: z.number().nullable(),
    counted,
  }),
  z.object({ code: z.literal('waitlist_closed'), roundName: BilingualName }),
  z.object({ code: z.literal('waitlist_limit'), entriesMax: z.number() }),
  z.object({ code: z.literal('already_waiting'), ...courseFacts }),
  /** A seat is free: choose it instead of waiting. */
  z.object({ code: z.literal('seat_free'), ...courseFacts, counted }),
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
  z.object({ code: z.literal('round_not_found') }),
  /** What staff want of a round does not fit it, or does not fit itself. */
  z.object({ code: z.literal('round_unfit'), roundName: BilingualName, problem: RoundUnfit }),
  /** What staff want of a section does not fit it. */
  z.object({ code: z.literal('section_unfit'), sectionName: z.string(), problem: SectionUnfit }),
  /** What staff would keep until then would be free at once. */
  z.object({ code: z.literal('time_past'), at: Instant }),
  /** More rows than a phone is sent; the command line writes any number. */
  z.object({ code: z.literal('export_too_large'), rows: z.number(), rowsMax: z.number() }),
] as const
