import { z } from 'zod'
import { BilingualName } from '../kernel/bilingual-name'
import { CalendarDay, Instant, MinuteOfDay } from '../kernel/time'
import { DepartmentId, TermId } from './ids'

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

export const Department = BilingualName.extend({ id: DepartmentId, code: z.string() })
export type Department = z.infer<typeof Department>
