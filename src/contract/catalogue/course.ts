import { z } from 'zod'
import { BilingualName } from '../kernel/bilingual-name'
import { CalendarDay, Instant, MinuteOfDay, Weekday } from '../kernel/time'
import { Department } from '../school/institution'
import { CourseRules } from './course-rules'
import { ComponentId, CourseId, SectionId } from './ids'

/**
 * A set of teaching weeks as a bit mask: week w is bit w - 1, so weeks 1, 2 and 4 are 0b1011.
 * At most 53 weeks, which a JSON number holds exactly. `rules/catalogue/weeks.ts` reads and makes it.
 */
export const WeekSet = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export type WeekSet = z.infer<typeof WeekSet>

export const Meeting = z.object({
  weekday: Weekday,
  startMinute: MinuteOfDay,
  endMinute: MinuteOfDay,
  weeks: WeekSet,
  room: BilingualName.nullable(),
})
export type Meeting = z.infer<typeof Meeting>

export const ComponentKind = z.enum(['lecture', 'lab', 'tutorial', 'other'])
export type ComponentKind = z.infer<typeof ComponentKind>

/** Seats of a section that only an audience may take until they are released. */
const SeatReserve = z.object({
  /** Years of entry; empty means any. */
  cohorts: z.array(z.number().int()),
  departments: z.array(BilingualName),
  seats: z.number().int().positive(),
  taken: z.number().int().nonnegative(),
  /** Null: kept to the end. */
  releasesAt: Instant.nullable(),
})

/** Seats of a section; `capacity` null means that the institution sets no limit. */
export const Seats = z.object({
  capacity: z.number().int().nonnegative().nullable(),
  enrolled: z.number().int().nonnegative(),
  /** Free, yet not to be had: offered to the waitlist, or given back a moment ago. */
  kept: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
})
export type Seats = z.infer<typeof Seats>

/** The seats of one section. */
export const SectionSeats = z.object({ sectionId: SectionId, seats: Seats })
export type SectionSeats = z.infer<typeof SectionSeats>

/** The seats of sections as a decision found or left them. */
export const CountedSeats = z.object({ at: Instant, seats: z.array(SectionSeats) })
export type CountedSeats = z.infer<typeof CountedSeats>

/** A written examination, on one day, in the institution's time zone. */
export const Exam = z.object({
  day: CalendarDay,
  startMinute: MinuteOfDay,
  endMinute: MinuteOfDay,
  room: BilingualName.nullable(),
})
export type Exam = z.infer<typeof Exam>

export const Section = z.object({
  id: SectionId,
  componentId: ComponentId,
  componentKind: ComponentKind,
  /** As the registrar writes it, for instance `01`. */
  code: z.string(),
  /** Of the course's sections, the one this needs beside it (a lab under its lecture); null when free. */
  parentId: SectionId.nullable(),
  teachers: z.array(BilingualName),
  meetings: z.array(Meeting),
  exam: Exam.nullable(),
  seats: Seats,
  reserves: z.array(SeatReserve),
})
export type Section = z.infer<typeof Section>

export const CourseSummary = z.object({
  id: CourseId,
  /** As in `CS 2103`. */
  code: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  credits: z.number().nonnegative(),
  department: Department.nullable(),
})
export type CourseSummary = z.infer<typeof CourseSummary>

/** A course and a section of it as lists show them; all else is on the section's own screen. */
export const ListedCourse = CourseSummary.omit({ department: true })
export type ListedCourse = z.infer<typeof ListedCourse>
export const ListedSection = Section.pick({
  id: true,
  componentKind: true,
  code: true,
  teachers: true,
  meetings: true,
  seats: true,
})
export type ListedSection = z.infer<typeof ListedSection>

/**
 * One component of a course. Components that share a `configuration` are chosen together:
 * a student takes one section of each. Different configurations are alternatives.
 */
export const Component = z.object({
  id: ComponentId,
  kind: ComponentKind,
  configuration: z.number().int().positive(),
  sections: z.array(Section),
})
export type Component = z.infer<typeof Component>

export const Course = CourseSummary.extend({
  description: z.string().nullable(),
  descriptionEn: z.string().nullable(),
  components: z.array(Component),
  rules: CourseRules,
})
export type Course = z.infer<typeof Course>
