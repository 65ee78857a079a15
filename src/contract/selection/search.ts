import { z } from 'zod'
import { Course, ListedCourse, ListedSection, Section, SectionSeats } from '../catalogue/course'
import { CourseId, SectionId } from '../catalogue/ids'
import { SectionFilters } from '../catalogue/section-filters'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { TermId } from '../school/ids'
import { Department } from '../school/institution'
import { SectionOutlook } from './enrolment'
import { CourseResult } from './results'

/** One row of the Courses screen: a section of a course's leading component. */
export const SectionListing = z.object({
  course: ListedCourse,
  section: ListedSection,
  /** How many further components (labs, tutorials) are chosen with it. */
  linkedKinds: z.array(Section.shape.componentKind),
  /** How many more sections of the course match, where only one of them is listed; else 0. */
  moreCount: z.number().int(),
  /** Of the refusals what the list tells: those that bar everything, and the first of the others. */
  outlook: SectionOutlook,
})
export type SectionListing = z.infer<typeof SectionListing>

export const searchOperations = {
  searchSections: {
    caller: 'account',
    repeat: 'read',
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
      /** When the oldest of the seats were counted. */
      seatsAsOf: Instant,
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
    repeat: 'read',
    request: z.strictObject({ courseId: CourseId }),
    reply: z.object({
      termId: TermId,
      course: Course,
      /** By section id, as text: how each stands for the caller when chosen alone. */
      outlooks: z.record(z.string(), SectionOutlook),
      /** Of the caller, in the courses that the rules of this one name. */
      results: z.array(CourseResult),
      /** When the oldest of the seats were counted. */
      seatsAsOf: Instant,
      serverTime: Instant,
    }),
  },
  /** The seats of what is on the screen, so that they may be asked for often. */
  getSeats: {
    caller: 'account',
    repeat: 'read',
    request: z.strictObject({ sectionIds: z.array(SectionId).min(1).max(60) }),
    reply: z.object({
      seats: z.array(SectionSeats),
      /** When the oldest of them were counted: a phone keeps of two counts the newer one. */
      asOf: Instant,
      serverTime: Instant,
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
