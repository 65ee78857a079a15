/** Days in ISO form, as in `2026-11-22`, are compared and counted as whole days; no time zone is involved. */
const dayMs = 86_400_000

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

/** The teaching week that `day` falls in; 1 is the week of `startsOn`, 0 and below lie before the term. */
export function weekNumberAt(startsOn: string, day: string): number {
  return Math.floor((dayNumber(day) - dayNumber(startsOn)) / 7) + 1
}

/** The calendar day of an ISO weekday (1 is Monday) in teaching week `week`. */
export function dayInWeek(startsOn: string, week: number, weekday: number): string {
  return dayOf(dayNumber(startsOn) + (week - 1) * 7 + weekday - 1)
}

/** The ISO weekday of a calendar day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The calendar day `count` days after `day`. */
export function daysAfter(day: string, count: number): string {
  return dayOf(dayNumber(day) + count)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}
