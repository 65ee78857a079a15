import { z } from 'zod'
import { CourseSummary, Section, SectionSeats } from '../catalogue/course'
import { CourseId, SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant, Weekday } from '../kernel/time'
import { Refusal } from '../refusal'
import { TermId } from '../school/ids'
import { RoundStanding } from './enrolment'
import { Revision } from './revision'

/** One course of a plan with the sections meant; none yet is allowed. */
export const PlanItem = z.strictObject({ courseId: CourseId, sectionIds: z.array(SectionId).max(8) })
export type PlanItem = z.infer<typeof PlanItem>

/** What came of submitting a plan: each course by itself, in the order of the plan. */
export const PlanOutcome = z.object({
  termId: TermId.nullable(),
  creditsEnrolled: z.number(),
  at: Instant,
  items: z.array(
    z.object({
      courseId: CourseId.nullable(),
      courseCode: z.string().nullable(),
      refusals: z.array(Refusal),
      /** As of a single change: the place in a queue of the course is given up. */
      waitingEnded: z.boolean(),
    }),
  ),
  /** As of a single change. */
  seats: z.array(SectionSeats).optional(),
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

/** A plan that is kept, with the revision it was saved under. */
export const KeptPlan = PlanCheck.extend({ revision: Revision })
export type KeptPlan = z.infer<typeof KeptPlan>

export const planItemsMax = 20

/** What the planner prefers; each is weighed, none is a must. */
const PlanPreferences = z.strictObject({
  /** No meeting before this minute of the day. */
  earliestMinute: z.number().int().min(0).max(1440).nullable(),
  /** Weekdays without meetings. */
  freeWeekdays: z.array(Weekday).max(7),
  hasFewGaps: z.boolean(),
  /** Names of teachers, as the catalogue writes them. */
  teachers: z.array(z.string().max(80)).max(20),
})

export const planOperations = {
  /** The plan as it was saved, checked as of now. Refuses `term_not_found`. */
  getPlan: { caller: 'student', repeat: 'read', request: z.strictObject({ termId: TermId }), reply: KeptPlan },
  /** Keeps the plan of a term in place of an older one, and answers with the plan that is kept now, checked. */
  savePlan: {
    caller: 'student',
    repeat: 'set',
    request: z.strictObject({ termId: TermId, revision: Revision, items: z.array(PlanItem).max(planItemsMax) }),
    reply: KeptPlan,
  },
  /** Checks a plan without keeping it. */
  checkPlan: {
    caller: 'student',
    repeat: 'read',
    request: z.strictObject({ termId: TermId, items: z.array(PlanItem).max(planItemsMax) }),
    reply: PlanCheck,
  },
  /** The best conflict-free choices of sections for the wished courses beside what the student has already. */
  findPlans: {
    caller: 'student',
    repeat: 'read',
    request: z.strictObject({
      termId: TermId,
      courseIds: z.array(CourseId).min(1).max(10),
      preferences: PlanPreferences,
    }),
    reply: z.object({
      /** Best first, at most 5. */
      plans: z.array(
        z.object({
          items: z.array(PlanItem),
          /** Courses for which this plan has no place. */
          unplacedCourseIds: z.array(CourseId),
          earlyMeetings: z.number().int(),
          busyWeekdays: z.array(Weekday),
          /** Free minutes between meetings, over a mean week. */
          gapMinutes: z.number(),
        }),
      ),
      /** The sections of the plans, for drawing them. */
      sections: z.array(z.object({ course: CourseSummary, section: Section })),
      /** False when the search was cut short: good plans, perhaps not the best. */
      isExact: z.boolean(),
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
