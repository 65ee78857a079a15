import { z } from 'zod'
import { CourseSummary, Instant, Section, SelectionRound, Term } from './catalogue'
import { TermId } from './ids'
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
  standing: z.enum(['upcoming', 'open', 'closed']),
  /** False when the round is meant for other students. */
  isForMe: z.boolean(),
})
export type RoundStanding = z.infer<typeof RoundStanding>

/** All that the Timetable and Today screens need, kept on the phone as the last good copy. */
export const StudentTerm = z.object({
  term: Term,
  /** The server's clock; countdowns run from it, never from the phone's. */
  serverTime: Instant,
  rounds: z.array(RoundStanding),
  enrolments: z.array(EnrolledCourse),
  creditsEnrolled: z.number(),
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

/** What came of choosing or dropping. */
export const EnrolmentChange = z.object({
  termId: TermId,
  courseCode: z.string(),
  creditsEnrolled: z.number(),
  at: Instant,
})
export type EnrolmentChange = z.infer<typeof EnrolmentChange>
