import { z } from 'zod'
import { Weekday } from '../kernel/time'
import { DepartmentId } from '../school/ids'

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
