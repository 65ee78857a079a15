import { z } from 'zod'

/** ISO 8601 with offset, as in `2026-11-22T09:00:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true })

/** A calendar day in the institution's time zone, as in `2026-11-22`. */
export const CalendarDay = z.iso.date()

/** Minutes after midnight in the institution's time zone; 1440 is the end of the day. */
export const MinuteOfDay = z.number().int().min(0).max(1440)

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const Weekday = z.number().int().min(1).max(7)
