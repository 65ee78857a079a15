import { z } from 'zod'
import { Course, CourseSummary, Department, Instant, Institution, Section, Term, Weekday } from './catalogue'
import { EnrolmentChange, SectionStanding, StudentTerm } from './enrolment'
import { CourseId, DepartmentId, RequestId, SectionId, TermId } from './ids'
import type { OperationName } from './operation-kinds'
import { Person, Session } from './person'

/** Who may call: anybody, somebody with a session, or a session bound to a student. */
export type Caller = 'anyone' | 'account' | 'student'

export interface OperationDeclaration {
  readonly caller: Caller
  readonly request: z.ZodType
  readonly reply: z.ZodType
}

/** The filters of the Courses screen; what is absent does not filter. */
export const SectionFilters = z.strictObject({
  departmentId: DepartmentId.optional(),
  creditsMin: z.number().min(0).max(100).optional(),
  creditsMax: z.number().min(0).max(100).optional(),
  /** Only sections that clash with nothing in the caller's timetable. */
  isFreeTimeOnly: z.boolean().optional(),
  hasSeatsLeft: z.boolean().optional(),
  weekday: Weekday.optional(),
  /** Morning ends at 12:00, evening starts at 18:00. */
  partOfDay: z.enum(['morning', 'afternoon', 'evening']).optional(),
})
export type SectionFilters = z.infer<typeof SectionFilters>

/** One row of the Courses screen: a section of a course's leading component. */
export const SectionListing = z.object({
  course: CourseSummary,
  section: Section,
  /** How many further components (labs, tutorials) are chosen with it. */
  linkedKinds: z.array(Section.shape.componentKind),
  standing: SectionStanding,
})
export type SectionListing = z.infer<typeof SectionListing>

/** Every operation: its shapes and who may call it. `cloud/main.ts` serves each at `POST /api/<name>`. */
export const operations = {
  signIn: {
    caller: 'anyone',
    request: z.strictObject({ code: z.string().min(1).max(200) }),
    reply: Session,
  },
  signOut: { caller: 'account', request: z.strictObject({}), reply: z.object({}) },
  getPerson: { caller: 'account', request: z.strictObject({}), reply: Person },
  getInstitution: {
    caller: 'anyone',
    request: z.strictObject({}),
    reply: z.object({
      institution: Institution,
      /** Newest first; the one that today falls in, or the next to come, is `currentTermId`. */
      terms: z.array(Term),
      currentTermId: TermId.nullable(),
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
      serverTime: Instant,
    }),
  },
  getStudentTerm: { caller: 'student', request: z.strictObject({ termId: TermId }), reply: StudentTerm },
  selectSections: {
    caller: 'student',
    request: z.strictObject({
      requestId: RequestId,
      /** One section of each component of one configuration of one course: all or nothing. */
      sectionIds: z.array(SectionId).min(1).max(8),
    }),
    reply: EnrolmentChange,
  },
  dropCourse: {
    caller: 'student',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
} as const satisfies Record<OperationName, OperationDeclaration>

/** The typed view of {@link operations} that both ends use. */
export type Operations = {
  [Name in OperationName]: {
    request: z.infer<(typeof operations)[Name]['request']>
    reply: z.infer<(typeof operations)[Name]['reply']>
  }
}
