import { z } from 'zod'
import { CourseRules } from './course-rules'
import { ComponentId, CourseId, DepartmentId, RoundId, SectionId, TermId } from './ids'

/** ISO 8601 with offset, as in `2026-11-22T09:00:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true })
/** A calendar day in the institution's time zone, as in `2026-11-22`. */
export const CalendarDay = z.iso.date()

/** A name in the institution's own language and, where the registrar gave one, in English. */
export const BilingualName = z.object({ name: z.string(), nameEn: z.string().nullable() })
export type BilingualName = z.infer<typeof BilingualName>

/** Minutes after midnight in the institution's time zone; 1440 is the end of the day. */
export const MinuteOfDay = z.number().int().min(0).max(1440)

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const Weekday = z.number().int().min(1).max(7)

/**
 * A set of teaching weeks as a bit mask: week w is bit w - 1, so weeks 1, 2 and 4 are 0b1011.
 * At most 53 weeks, which a JSON number holds exactly. `rules/weeks.ts` reads and makes it.
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

/** One teaching period of the day (第几节), numbered from 1. */
export const Period = z.object({ startMinute: MinuteOfDay, endMinute: MinuteOfDay })
export type Period = z.infer<typeof Period>

export const Institution = BilingualName.extend({
  /** sRGB hex as in `#2757c9`; buttons, links and the tab bar take it. */
  brandColour: z.string().regex(/^#[0-9a-f]{6}$/),
  logoUrl: z.string().nullable(),
  timeZone: z.string(),
  periods: z.array(Period),
  /** What a student proves themselves by, beside number and name. */
  studentProof: z.enum(['activation_code', 'identity']),
  /** Names the privacy text in force; a new text has a new version and is agreed to again. */
  privacyVersion: z.string(),
  /** Whom to ask when binding fails, as in "教务处 0571-8888 0000, 行政楼 101". */
  helpContact: z.string().nullable(),
})
export type Institution = z.infer<typeof Institution>

/** From this instant on, until the next such change, the institution's clock shows UTC plus so many minutes. */
export const OffsetChange = z.object({ from: Instant, minutes: z.number().int().min(-1440).max(1440) })
export type OffsetChange = z.infer<typeof OffsetChange>

/**
 * The institution's clock over some years, oldest change first and never empty: the first offset also counts before
 * its instant, the last one for good. Phones read time by this alone, for many have no `Intl`.
 */
export const SchoolClock = z.array(OffsetChange).min(1).readonly()
export type SchoolClock = z.infer<typeof SchoolClock>

export const Term = BilingualName.extend({
  id: TermId,
  /** The Monday of week 1. */
  startsOn: CalendarDay,
  weekCount: z.number().int().min(1).max(53),
})
export type Term = z.infer<typeof Term>

/**
 * - `trial`: choose and drop to try it out; everything is taken back when it closes.
 * - `lottery`: rank choices and spend points; a draw after it closes decides.
 * - `first_come`: choose and drop, in order of arrival.
 * - `add_drop`, `add_only`, `drop_only`: the corrections after term begins.
 */
export const RoundKind = z.enum(['trial', 'lottery', 'first_come', 'add_drop', 'add_only', 'drop_only'])
export type RoundKind = z.infer<typeof RoundKind>

export const SelectionRound = BilingualName.extend({
  id: RoundId,
  kind: RoundKind,
  /** For a student of a cohort that starts later, their own start. */
  opensAt: Instant,
  closesAt: Instant,
  /** Staff have stopped it for the moment; null while it runs. */
  pausedAt: Instant.nullable(),
  /** Told, not enforced: leaving everything stays possible. */
  creditsMin: z.number().nonnegative(),
  creditsMax: z.number().nonnegative(),
  isWaitlistOpen: z.boolean(),
})
export type SelectionRound = z.infer<typeof SelectionRound>

export const Department = BilingualName.extend({ id: DepartmentId, code: z.string() })
export type Department = z.infer<typeof Department>

/** Seats of a section that only an audience may take until they are released. */
export const SeatReserve = z.object({
  /** Years of entry; empty means any. */
  cohorts: z.array(z.number().int()),
  departments: z.array(BilingualName),
  seats: z.number().int().positive(),
  taken: z.number().int().nonnegative(),
  /** Null: kept to the end. */
  releasesAt: Instant.nullable(),
})
export type SeatReserve = z.infer<typeof SeatReserve>

/** Seats of a section; `capacity` null means that the institution sets no limit. */
export const Seats = z.object({
  capacity: z.number().int().nonnegative().nullable(),
  enrolled: z.number().int().nonnegative(),
  /** Free, yet not to be had: offered to the waitlist, or given back a moment ago. */
  kept: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
})
export type Seats = z.infer<typeof Seats>

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
