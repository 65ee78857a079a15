import type { Meeting } from '../../../contract/catalogue/course'
import type { Term } from '../../../contract/school/institution'
import { hasWeek } from '../../../rules/catalogue/weeks'
import { weekNumberAt } from '../../../rules/school/term-weeks'

/** How many weeks in which a section meets are over by `today`, as in `2026-11-22`. */
export function weeksPassed(
  meetings: readonly Pick<Meeting, 'weeks'>[],
  { startsOn, weekCount }: Pick<Term, 'startsOn' | 'weekCount'>,
  today: string,
): number {
  const over = Math.min(weekNumberAt(startsOn, today) - 1, weekCount)
  let count = 0
  for (let week = 1; week <= over; week += 1) if (meetings.some(({ weeks }) => hasWeek(weeks, week))) count += 1
  return count
}
