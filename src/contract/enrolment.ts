import { z } from 'zod'
import { CourseSummary, Instant, Seats, Section, SelectionRound, Term } from './catalogue'
import { AdviserRequestId, CourseId, SectionId, TermId, WaitlistEntryId } from './ids'
import { Refusal } from './refusal'

/** A course in a student's timetable, with the sections the student has a place in. */
export const EnrolledCourse = z.object({
  course: CourseSummary,
  sections: z.array(Section),
  enrolledAt: Instant,
})
export type EnrolledCourse = z.infer<typeof EnrolledCourse>

export const Hold = z.object({
  reason: z.enum(['unpaid_bill', 'missing_document', 'evaluation_due', 'other']),
  note: z.string().nullable(),
  placedAt: Instant,
})
export type Hold = z.infer<typeof Hold>

/** The round a student is shown, with its standing at `serverTime`. */
export const RoundStanding = z.object({
  round: SelectionRound,
  standing: z.enum(['upcoming', 'open', 'paused', 'closed']),
  /** False when the round is meant for other students. */
  isForMe: z.boolean(),
})
export type RoundStanding = z.infer<typeof RoundStanding>

/** A student's place in the queue for a course, and the seat offer once it is their turn. */
export const WaitlistStanding = z.object({
  entryId: WaitlistEntryId,
  course: CourseSummary,
  sections: z.array(Section),
  joinedAt: Instant,
  /** The longest queue among the sections, counted from 1; null once a seat is offered. */
  position: z.number().int().positive().nullable(),
  isAutomatic: z.boolean(),
  /** Left in the same step in which the offer is taken. */
  dropCourse: CourseSummary.nullable(),
  offer: z.object({ offeredAt: Instant, expiresAt: Instant }).nullable(),
})
export type WaitlistStanding = z.infer<typeof WaitlistStanding>

/** All that the Timetable and Today screens need, kept on the phone as the last good copy. */
export const StudentTerm = z.object({
  term: Term,
  /** The server's clock; countdowns run from it, never from the phone's. */
  serverTime: Instant,
  rounds: z.array(RoundStanding),
  enrolments: z.array(EnrolledCourse),
  waitlist: z.array(WaitlistStanding),
  creditsEnrolled: z.number(),
  /** Of the open round; null when none is open. */
  creditsMin: z.number().nullable(),
  creditsMax: z.number().nullable(),
  holds: z.array(Hold),
})
export type StudentTerm = z.infer<typeof StudentTerm>

/** How a section stands for the student who asks. */
export const SectionStanding = z.object({
  isEnrolled: z.boolean(),
  /** Why it cannot be chosen now, in order of precedence; empty when it can. */
  refusals: z.array(Refusal),
})
export type SectionStanding = z.infer<typeof SectionStanding>

/** What came of one change to the enrolments. */
export const EnrolmentChange = z.object({
  termId: TermId,
  courseCode: z.string(),
  creditsEnrolled: z.number(),
  at: Instant,
  /** After joining a waitlist, the place in it, counted from 1; otherwise null. */
  position: z.number().int().positive().nullable(),
})
export type EnrolmentChange = z.infer<typeof EnrolmentChange>

/** One course of a plan with the sections meant; none yet is allowed. */
export const PlanItem = z.strictObject({ courseId: CourseId, sectionIds: z.array(SectionId).max(8) })
export type PlanItem = z.infer<typeof PlanItem>

/** What came of submitting a plan: each course by itself, in the order of the plan. */
export const PlanOutcome = z.object({
  termId: TermId.nullable(),
  creditsEnrolled: z.number(),
  at: Instant,
  items: z.array(
    z.object({ courseId: CourseId.nullable(), courseCode: z.string().nullable(), refusals: z.array(Refusal) }),
  ),
})
export type PlanOutcome = z.infer<typeof PlanOutcome>

/** The pre-flight check: every blocker of every planned course at once, before the window opens or during it. */
export const PlanCheck = z.object({
  termId: TermId,
  serverTime: Instant,
  /** The round the plan is checked for: the open one, else the next; null when there is none. */
  round: RoundStanding.nullable(),
  items: z.array(
    z.object({
      course: CourseSummary,
      sections: z.array(Section),
      isEnrolled: z.boolean(),
      /** In order of precedence; that the window is not open yet is no blocker here. */
      refusals: z.array(Refusal),
    }),
  ),
  creditsEnrolled: z.number(),
  /** With all planned courses that are not blocked. */
  creditsPlanned: z.number(),
  creditsMin: z.number().nullable(),
  creditsMax: z.number().nullable(),
})
export type PlanCheck = z.infer<typeof PlanCheck>

/**
 * The order of savings that replace one another: the phone raises it with each edit, above the last that it knows of and
 * never below the school's clock in milliseconds. An older one changes nothing; 0 is before the first.
 */
export const Revision = z.number().int().min(0).max(8_640_000_000_000_000)

/** A plan that is kept, with the revision it was saved under. */
export const KeptPlan = PlanCheck.extend({ revision: Revision })
export type KeptPlan = z.infer<typeof KeptPlan>

/** The seats of one section at `serverTime`. */
export const SectionSeats = z.object({ sectionId: SectionId, seats: Seats })
export type SectionSeats = z.infer<typeof SectionSeats>

/** One line of a student's enrolment history, which only ever grows. */
export const EnrolmentEvent = z.object({
  at: Instant,
  kind: z.enum([
    'select',
    'drop',
    'plan',
    'swap',
    'join',
    'leave',
    'accept',
    'decline',
    'offer',
    'lapse',
    'award',
    'remove',
  ]),
  madeBy: z.enum(['student', 'staff', 'waitlist', 'draw', 'round']),
  /** As in `CS 2103 01`, one for each section or course it was about. */
  about: z.array(
    z.object({
      courseCode: z.string(),
      title: z.string(),
      titleEn: z.string().nullable(),
      sectionCodes: z.array(z.string()),
    }),
  ),
  /** The rules that refused it; empty when it was done. */
  refusals: z.array(Refusal),
  /** Why the student was taken out of it; null for whatever they did themselves. */
  reason: z.enum(['trial_over', 'section_cancelled', 'draw_undone', 'staff']).nullable(),
  /** What staff said of it. */
  note: z.string().nullable(),
})
export type EnrolmentEvent = z.infer<typeof EnrolmentEvent>

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
