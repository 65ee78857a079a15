import type { WeekSet } from '../../contract/catalogue/course'

/** The most weeks a term may have; a JSON number holds 53 bits exactly. */
export const weeksMax = 53

/** JavaScript's bit operators see 32 bits, so a week set is looked at in two halves. */
const half = 2 ** 27

/** The set of the given teaching weeks, each 1 to 53. */
export function weekSetOf(weeks: Iterable<number>): WeekSet {
  let low = 0
  let high = 0
  for (const week of weeks) {
    if (!Number.isInteger(week) || week < 1 || week > weeksMax) throw new RangeError(`no teaching week ${week}`)
    if (week <= 27) low |= 1 << (week - 1)
    else high |= 1 << (week - 28)
  }
  return high * half + low
}

/** Weeks `first` to `last`, both included; `step` 2 gives the odd or even ones. */
export function weekRange(first: number, last: number, step = 1): WeekSet {
  const weeks: number[] = []
  for (let week = first; week <= last; week += step) weeks.push(week)
  return weekSetOf(weeks)
}

/** The weeks of a set in ascending order. */
export function weeksOf(set: WeekSet): number[] {
  const weeks: number[] = []
  for (let week = 1; week <= weeksMax; week += 1) if (hasWeek(set, week)) weeks.push(week)
  return weeks
}

/** Whether teaching week `week` is in the set. */
export function hasWeek(set: WeekSet, week: number): boolean {
  return week >= 1 && week <= weeksMax && Math.floor(set / 2 ** (week - 1)) % 2 === 1
}

/** The weeks in both sets; 0 when there is none. */
export function commonWeeks(a: WeekSet, b: WeekSet): WeekSet {
  const low = (a % half) & (b % half)
  const high = Math.floor(a / half) & Math.floor(b / half)
  return high * half + low
}
