import type { Meeting } from '../../../contract/catalogue/course'
import type { Term } from '../../../contract/school/institution'
import { hasWeek } from '../../../rules/catalogue/weeks'
import { weekdayOf, weekNumberAt } from '../../../rules/school/term-weeks'
import type { LocalTime } from '../../kit/text/time'

/**
 * In how many weeks a section has met: one in which it has yet to meet does not count, nor one whose only meeting is
 * under way. `now` is what the school's clock shows.
 */
export function weeksPassed(
  meetings: readonly Pick<Meeting, 'weeks' | 'weekday' | 'endMinute'>[],
  { startsOn, weekCount }: Pick<Term, 'startsOn' | 'weekCount'>,
  now: LocalTime,
): number {
  const thisWeek = weekNumberAt(startsOn, now.day)
  const today = weekdayOf(now.day)
  const isOver = (week: number) => (meeting: (typeof meetings)[number]) =>
    hasWeek(meeting.weeks, week) &&
    (week < thisWeek || meeting.weekday < today || (meeting.weekday === today && meeting.endMinute <= now.minute))
  let count = 0
  for (let week = 1; week <= Math.min(thisWeek, weekCount); week += 1) if (meetings.some(isOver(week))) count += 1
  return count
}
