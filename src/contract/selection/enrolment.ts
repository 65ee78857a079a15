import { z } from 'zod'
import { CourseSummary, Section, SectionSeats } from '../catalogue/course'
import { Instant } from '../kernel/time'
import { Hold } from '../people/hold'
import { Refusal } from '../refusal'
import { TermId } from '../school/ids'
import { Term } from '../school/institution'
import { WaitlistEntryId } from './ids'
import { SelectionRound } from './rounds'

/** A course in a student's timetable, with the sections the student has a place in. */
export const EnrolledCourse = z.object({
  course: CourseSummary,
  sections: z.array(Section),
  enrolledAt: Instant,
})
export type EnrolledCourse = z.infer<typeof EnrolledCourse>

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
  offer: z
    .object({
      offeredAt: Instant,
      expiresAt: Instant,
      /** Why it cannot be taken as things are, in order of precedence; empty when it can. */
      refusals: z.array(Refusal),
    })
    .nullable(),
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
export const SectionOutlook = z.object({
  isEnrolled: z.boolean(),
  /** Why it cannot be chosen now, in order of precedence; empty when it can. */
  refusals: z.array(Refusal),
})
export type SectionOutlook = z.infer<typeof SectionOutlook>

/** What came of one change to the enrolments. */
export const EnrolmentChange = z.object({
  termId: TermId,
  courseCode: z.string(),
  creditsEnrolled: z.number(),
  at: Instant,
  /** After joining a waitlist, the place in it, counted from 1; otherwise null. */
  position: z.number().int().positive().nullable(),
  /** Other sections of the course were chosen than those waited for: the place in that queue is given up with it. */
  waitingEnded: z.boolean(),
  /** Of the sections it was about, `at` then; lacking in what was answered before they were told. */
  seats: z.array(SectionSeats).optional(),
})
export type EnrolmentChange = z.infer<typeof EnrolmentChange>
