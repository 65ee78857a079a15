import type { Exam, Meeting, WeekSet } from '../../contract/catalogue/course'
import { commonWeeks } from './weeks'

export interface Clash {
  weekday: number
  /** The minutes both meetings take, as minutes after midnight. */
  startMinute: number
  endMinute: number
  weeks: WeekSet
}

type MeetingTime = Pick<Meeting, 'weekday' | 'startMinute' | 'endMinute' | 'weeks'>

/** The first time two lists of meetings share; null when there is none. Meetings that only touch do not clash. */
export function firstClash(a: readonly MeetingTime[], b: readonly MeetingTime[]): Clash | null {
  for (const one of a) {
    for (const other of b) {
      if (one.weekday !== other.weekday) continue
      const startMinute = Math.max(one.startMinute, other.startMinute)
      const endMinute = Math.min(one.endMinute, other.endMinute)
      if (startMinute >= endMinute) continue
      const weeks = commonWeeks(one.weeks, other.weeks)
      if (weeks !== 0) return { weekday: one.weekday, startMinute, endMinute, weeks }
    }
  }
  return null
}

/** The minutes of one day that two exams share; null when there are none. */
export function examClash(a: Exam | null, b: Exam | null): Pick<Exam, 'day' | 'startMinute' | 'endMinute'> | null {
  if (!a || !b || a.day !== b.day) return null
  const startMinute = Math.max(a.startMinute, b.startMinute)
  const endMinute = Math.min(a.endMinute, b.endMinute)
  return startMinute < endMinute ? { day: a.day, startMinute, endMinute } : null
}
