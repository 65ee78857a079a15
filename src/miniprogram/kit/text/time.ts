import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { SchoolClock } from '../../../contract/school/institution'
import { daysBetween } from '../../../rules/school/term-weeks'
import type { Words } from '../../i18n/words'

dayjs.extend(utc)

const minuteMs = 60_000

/** Minutes to add to UTC for what the school's clock shows at an instant. */
function offsetMinutes(atMs: number, schoolClock: SchoolClock): number {
  let minutes = schoolClock[0]?.minutes ?? 0
  for (const change of schoolClock) if (Date.parse(change.from) <= atMs) minutes = change.minutes
  return minutes
}

export interface LocalTime {
  /** As in `2026-11-22`. */
  day: string
  /** Minutes after midnight. */
  minute: number
}

/** What calendar and clock of the institution show at an instant. */
export function localTime(atMs: number, schoolClock: SchoolClock): LocalTime {
  const local = dayjs.utc(atMs + offsetMinutes(atMs, schoolClock) * minuteMs)
  return { day: local.format('YYYY-MM-DD'), minute: local.hour() * 60 + local.minute() }
}

/** When the school's next day begins, to the minute; on the day that the clock is changed, give or take the change. */
export function nextMidnightMs(atMs: number, schoolClock: SchoolClock): number {
  const minutesLeft = 1440 - localTime(atMs, schoolClock).minute
  return (Math.floor(atMs / minuteMs) + minutesLeft) * minuteMs
}

/** Minutes after midnight as `08:30`. */
export function formatClock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** A calendar day in one of the patterns of `date` in the words, as in `11月22日`. */
export function formatDay(day: string, pattern: string): string {
  return dayjs.utc(day).format(pattern)
}

/** An instant by the institution's clock, as it stands inside a sentence: `今天 18:00`, `明天 09:00`, else `11月22日 09:00`. */
export function formatInstant(atMs: number, nowMs: number, schoolClock: SchoolClock, t: Words): string {
  const at = localTime(atMs, schoolClock)
  const daysAhead = daysBetween(localTime(nowMs, schoolClock).day, at.day)
  const day =
    daysAhead === 0
      ? t('date.todayInside')
      : daysAhead === 1
        ? t('date.tomorrowInside')
        : formatDay(at.day, t('date.dayMonth'))
  return t('date.dayAt', { day, clock: formatClock(at.minute) })
}

/** What is left, as `02:14:37`; from two days on, as days and hours. Never negative. */
export function formatCountdown(leftMs: number, t: Words): string {
  const secondsLeft = Math.max(0, Math.ceil(leftMs / 1000))
  const hours = Math.floor(secondsLeft / 3600)
  if (hours >= 48) return t('date.daysAndHours', { days: Math.floor(hours / 24), hours: hours % 24 })
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hours)}:${two(Math.floor(secondsLeft / 60) % 60)}:${two(secondsLeft % 60)}`
}

export type PartOfGreeting = 'morning' | 'noon' | 'afternoon' | 'evening'

/** Which greeting fits a minute of the day. */
export function greetingAt(minute: number): PartOfGreeting {
  if (minute >= 5 * 60 && minute < 11 * 60 + 30) return 'morning'
  if (minute >= 11 * 60 + 30 && minute < 13 * 60) return 'noon'
  return minute >= 13 * 60 && minute < 18 * 60 ? 'afternoon' : 'evening'
}
