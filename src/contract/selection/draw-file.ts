import { z } from 'zod'
import { ComponentKind, Meeting } from '../catalogue/course'
import { ComponentId, CourseId, QuotaId, SectionId } from '../catalogue/ids'
import { CalendarDay, Instant, MinuteOfDay } from '../kernel/time'
import { DepartmentId, TermId } from '../school/ids'
import { AdviserRequestKind } from './adviser-requests'
import { RoundId } from './ids'

/** 64 lower-case hexadecimal digits: a seed, a ticket or a SHA-256. */
export const HexDigits = z.string().regex(/^[0-9a-f]{64}$/)

/** Stands for a student in one round; only the student is told whose it is. */
export const LotteryCode = z.string().regex(/^[0-9a-f]{32}$/)

const seatCount = z.number().int().nonnegative()

const DrawCourse = z.strictObject({
  id: CourseId,
  code: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  credits: z.number().nonnegative(),
  components: z.array(z.strictObject({ id: ComponentId, kind: ComponentKind, configuration: z.number().int() })),
})

const DrawSection = z.strictObject({
  id: SectionId,
  courseId: CourseId,
  componentId: ComponentId,
  code: z.string(),
  parentId: SectionId.nullable(),
  meetings: z.array(Meeting.omit({ room: true }).strict()),
  exam: z.strictObject({ day: CalendarDay, startMinute: MinuteOfDay, endMinute: MinuteOfDay }).nullable(),
  clashAllowedWith: z.array(SectionId),
  /** Null: no limit. */
  capacity: seatCount.nullable(),
  /** Before the draw. */
  enrolled: seatCount,
  kept: seatCount,
  quotas: z.array(
    z.strictObject({
      id: QuotaId,
      seats: seatCount,
      taken: seatCount,
      cohorts: z.array(z.number().int()),
      departmentIds: z.array(DepartmentId),
      releasesAt: Instant.nullable(),
    }),
  ),
})

const DrawChoice = z.strictObject({
  sectionIds: z.array(SectionId).min(1),
  points: z.number().int().nonnegative(),
  /**
   * Something that no draw changes bars the student (a hold, a prerequisite, the department …). Taken as stated: the
   * reason is the student's own affair and is told to nobody else.
   */
  isBarred: z.boolean(),
  /** Codes of the course's corequisites that the student has not passed. Taken as stated. */
  corequisites: z.array(z.string()),
  /** Rules that staff lifted for this choice. Taken as stated. */
  granted: z.array(AdviserRequestKind),
})

export const DrawStudent = z.strictObject({
  lotteryCode: LotteryCode,
  /** Null where no quota of the draw asks for it, so that no more is told of a student than the rules need. */
  cohort: z.number().int().nullable(),
  departmentId: DepartmentId.nullable(),
  creditsMax: z.number().nonnegative(),
  /** Sections held before the draw. */
  enrolled: z.array(SectionId),
  /** Most wanted first. */
  choices: z.array(DrawChoice),
})
export type DrawStudent = z.infer<typeof DrawStudent>

/** Everything a draw counts with, seed aside. Rows are in order of id or lottery code. */
export const DrawInput = z.strictObject({
  round: z.strictObject({
    id: RoundId,
    termId: TermId,
    name: z.string(),
    nameEn: z.string().nullable(),
    closesAt: Instant,
    choicesMax: z.number().int(),
    pointsMax: z.number().int(),
  }),
  committedAt: Instant,
  /** The instant as of which seats, quotas and timetables were read. */
  drawnAt: Instant,
  courses: z.array(DrawCourse),
  sections: z.array(DrawSection),
  students: z.array(DrawStudent),
})
export type DrawInput = z.infer<typeof DrawInput>

/** `won`, or the codes of the rules that refused the choice at its turn, in order of precedence. */
export const PublishedOutcome = z.union([z.literal('won'), z.array(z.string()).min(1)])
export type PublishedOutcome = z.infer<typeof PublishedOutcome>

/** The anonymised result file of a draw: all that anybody needs to make the draw again. */
export const DrawFile = z.strictObject({
  algorithm: z.literal('campus-draw-1'),
  seed: HexDigits,
  /** As it was published before the round closed. */
  seedSha256: HexDigits,
  /** Of the canonical text of `input`. */
  inputSha256: HexDigits,
  input: DrawInput,
  outcomes: z.array(z.strictObject({ lotteryCode: LotteryCode, choices: z.array(PublishedOutcome) })),
})
export type DrawFile = z.infer<typeof DrawFile>
