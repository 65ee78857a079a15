import { z } from 'zod'
import type { Caller } from './caller'
import {
  Course,
  CourseSummary,
  Department,
  Instant,
  Institution,
  SchoolClock,
  Section,
  Term,
  Weekday,
} from './catalogue'
import { CourseResult } from './course-rules'
import {
  AdviserRequest,
  AdviserRequestKind,
  EnrolmentChange,
  EnrolmentEvent,
  KeptPlan,
  PlanCheck,
  PlanItem,
  PlanOutcome,
  Revision,
  SectionSeats,
  SectionStanding,
  StudentTerm,
} from './enrolment'
import { AdviserRequestId, CourseId, DepartmentId, RequestId, SectionId, StudentId, TermId } from './ids'
import { lotteryOperations } from './lottery'
import { messageOperations } from './messages'
import type { OperationName } from './operation-kinds'
import { peopleOperations } from './people'
import { Session } from './person'
import { staffOperations } from './staff'

export interface OperationDeclaration {
  readonly caller: Caller
  /** The privacy text in force must have been agreed to. */
  readonly needsConsent?: true
  /** The fields of the request that other people will read; they go through WeChat's content check. */
  readonly freeText?: readonly string[]
  readonly request: z.ZodType
  readonly reply: z.ZodType
}

/** The filters of the Courses screen, and how the list is laid out; what is absent does neither. */
export const SectionFilters = z.strictObject({
  departmentId: DepartmentId.optional(),
  creditsMin: z.number().min(0).max(100).optional(),
  creditsMax: z.number().min(0).max(100).optional(),
  /** Only sections that clash with nothing in the caller's timetable. */
  isFreeTimeOnly: z.boolean().optional(),
  hasSeatsLeft: z.boolean().optional(),
  /** Only what the caller could take, seats included; a round that is not open and a hold aside, which bar everything. */
  isTakeable: z.boolean().optional(),
  /** With the other filters of time, of one and the same meeting. */
  weekday: Weekday.optional(),
  /** Morning ends at 12:00, evening starts at 18:00. */
  partOfDay: z.enum(['morning', 'afternoon', 'evening']).optional(),
  /** Minutes of the day, as of one of the school's periods: a meeting takes place within them, be it in part. */
  fromMinute: z.number().int().min(0).max(1440).optional(),
  toMinute: z.number().int().min(0).max(1440).optional(),
  /** Of each course only the first section that matches, with how many more there are. */
  isByCourse: z.boolean().optional(),
  /** By the first meeting of the week, or with the fewest credits first; what the text names comes before all. */
  sort: z.enum(['time', 'credits']).optional(),
})
export type SectionFilters = z.infer<typeof SectionFilters>

/** One row of the Courses screen: a section of a course's leading component. */
export const SectionListing = z.object({
  course: CourseSummary,
  section: Section,
  /** How many further components (labs, tutorials) are chosen with it. */
  linkedKinds: z.array(Section.shape.componentKind),
  /** How many more sections of the course match, where only one of them is listed; else 0. */
  moreCount: z.number().int(),
  standing: SectionStanding,
})
export type SectionListing = z.infer<typeof SectionListing>

/** One section of each component of one configuration of one course: all or nothing. */
const ChosenSections = z.array(SectionId).min(1).max(8)
const planItemsMax = 20

/** What the planner prefers; each is weighed, none is a must. */
export const PlanPreferences = z.strictObject({
  /** No meeting before this minute of the day. */
  earliestMinute: z.number().int().min(0).max(1440).nullable(),
  /** Weekdays without meetings. */
  freeWeekdays: z.array(Weekday).max(7),
  hasFewGaps: z.boolean(),
  /** Names of teachers, as the catalogue writes them. */
  teachers: z.array(z.string().max(80)).max(20),
})
export type PlanPreferences = z.infer<typeof PlanPreferences>

/** Every operation: its shapes and who may call it. `cloud/main.ts` serves each at `POST /api/<name>`. */
export const operations = {
  signIn: {
    caller: 'anyone',
    request: z.strictObject({
      code: z.string().min(1).max(200),
      /** As the phone names itself; shown in the list of sessions. */
      device: z.string().trim().max(60).optional(),
    }),
    reply: Session,
  },
  signOut: { caller: 'account', request: z.strictObject({}), reply: z.object({}) },
  getInstitution: {
    caller: 'anyone',
    request: z.strictObject({}),
    reply: z.object({
      institution: Institution,
      /** Newest first; the one that today falls in, or the next to come, is `currentTermId`. */
      terms: z.array(Term),
      currentTermId: TermId.nullable(),
      schoolClock: SchoolClock,
      serverTime: Instant,
    }),
  },
  searchSections: {
    caller: 'account',
    request: z.strictObject({
      termId: TermId,
      /** Code, title, teacher or pinyin initials; empty lists everything. */
      text: z.string().max(80),
      filters: SectionFilters,
      cursor: z.string().max(400).nullable(),
      limit: z.number().int().min(1).max(50),
    }),
    reply: z.object({
      listings: z.array(SectionListing),
      /** Null at the end. */
      nextCursor: z.string().nullable(),
      /** Departments with sections in this term, for the filter; on the first page only. */
      departments: z.array(Department).nullable(),
      /** How many sections match; on the first page only. */
      matchCount: z.number().int().nullable(),
      /** How many of them are the very course or section that the text names; they come first. On the first page only. */
      exactCount: z.number().int().nullable(),
    }),
  },
  getCourse: {
    caller: 'account',
    request: z.strictObject({ courseId: CourseId }),
    reply: z.object({
      termId: TermId,
      course: Course,
      /** By section id, as text: how each stands for the caller when chosen alone. */
      standings: z.record(z.string(), SectionStanding),
      /** Of the caller, in the courses that the rules of this one name. */
      results: z.array(CourseResult),
      serverTime: Instant,
    }),
  },
  getStudentTerm: {
    caller: { who: 'about-student', scope: 'timetable', staff: ['registrar', 'adviser'] },
    request: z.strictObject({ termId: TermId, studentId: StudentId.optional() }),
    reply: StudentTerm,
  },
  selectSections: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, sectionIds: ChosenSections }),
    reply: EnrolmentChange,
  },
  dropCourse: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  /** Each course of the plan is chosen by itself: one that is refused keeps none of the others. */
  submitPlan: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, items: z.array(ChosenSections).min(1).max(planItemsMax) }),
    reply: PlanOutcome,
  },
  /** Leaves the one course only if the other is got: both or neither. */
  swapCourse: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, dropCourseId: CourseId, sectionIds: ChosenSections }),
    reply: EnrolmentChange,
  },
  joinWaitlist: {
    caller: 'student',
    request: z.strictObject({
      requestId: RequestId,
      sectionIds: ChosenSections,
      /** An offer is taken at once, without asking. */
      isAutomatic: z.boolean(),
      /** Left in the same step in which the offer is taken; null to leave nothing. */
      dropCourseId: CourseId.nullable(),
    }),
    reply: EnrolmentChange,
  },
  leaveWaitlist: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  acceptOffer: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  declineOffer: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  /** The seats of what is on the screen, so that they may be asked for often. */
  getSeats: {
    caller: 'account',
    request: z.strictObject({ sectionIds: z.array(SectionId).min(1).max(60) }),
    reply: z.object({ seats: z.array(SectionSeats), serverTime: Instant }),
  },
  /** The plan as it was saved, checked as of now. Refuses `term_not_found`. */
  getPlan: { caller: 'student', request: z.strictObject({ termId: TermId }), reply: KeptPlan },
  /** Keeps the plan of a term in place of an older one, and answers with the plan that is kept now, checked. */
  savePlan: {
    caller: 'student',
    request: z.strictObject({ termId: TermId, revision: Revision, items: z.array(PlanItem).max(planItemsMax) }),
    reply: KeptPlan,
  },
  /** Checks a plan without keeping it. */
  checkPlan: {
    caller: 'student',
    request: z.strictObject({ termId: TermId, items: z.array(PlanItem).max(planItemsMax) }),
    reply: PlanCheck,
  },
  /** The best conflict-free choices of sections for the wished courses beside what the student has already. */
  findPlans: {
    caller: 'student',
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
  getEnrolmentHistory: {
    caller: 'student',
    request: z.strictObject({ termId: TermId, cursor: z.string().max(400).nullable() }),
    reply: z.object({ events: z.array(EnrolmentEvent), nextCursor: z.string().nullable() }),
  },
  getAdviserRequests: {
    caller: 'student',
    request: z.strictObject({ termId: TermId }),
    reply: z.object({ requests: z.array(AdviserRequest) }),
  },
  askAdviser: {
    caller: 'student',
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
    request: z.strictObject({ id: AdviserRequestId }),
    reply: z.object({}),
  },
  ...lotteryOperations,
  ...peopleOperations,
  ...messageOperations,
  ...staffOperations,
} as const satisfies Record<OperationName, OperationDeclaration>

/** The typed view of {@link operations} that both ends use. */
export type Operations = {
  [Name in OperationName]: {
    request: z.infer<(typeof operations)[Name]['request']>
    reply: z.infer<(typeof operations)[Name]['reply']>
  }
}
