import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { daysBetween } from '../../rules/term-weeks'
import type { Words } from '../i18n/words'

dayjs.extend(utc)

const minuteMs = 60_000

/** Zones without summer time, read without `Intl`, which old phones lack. */
const fixedOffsetMinutes: Record<string, number> = {
  UTC: 0,
  'Asia/Shanghai': 480,
  'Asia/Hong_Kong': 480,
  'Asia/Macau': 480,
  'Asia/Taipei': 480,
  'Asia/Singapore': 480,
  'Asia/Tokyo': 540,
}

/** Minutes to add to UTC for the clock of a time zone; the phone's own offset when the phone does not know the zone. */
export function zoneOffsetMinutes(atMs: number, timeZone: string): number {
  const fixed = fixedOffsetMinutes[timeZone]
  if (fixed !== undefined) return fixed
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(atMs)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    const asUtcMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
    return Math.round((asUtcMs - Math.floor(atMs / minuteMs) * minuteMs) / minuteMs)
  } catch {
    return -new Date(atMs).getTimezoneOffset()
  }
}

export interface LocalTime {
  /** As in `2026-11-22`. */
  day: string
  /** Minutes after midnight. */
  minute: number
}

/** What calendar and clock of the institution show at an instant. */
export function localTime(atMs: number, timeZone: string): LocalTime {
  const local = dayjs.utc(atMs + zoneOffsetMinutes(atMs, timeZone) * minuteMs)
  return { day: local.format('YYYY-MM-DD'), minute: local.hour() * 60 + local.minute() }
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

/** An instant by the institution's clock: `今天 18:00`, `明天 09:00`, else `11月22日 09:00`. */
export function formatInstant(atMs: number, nowMs: number, timeZone: string, t: Words): string {
  const at = localTime(atMs, timeZone)
  const daysAhead = daysBetween(localTime(nowMs, timeZone).day, at.day)
  const day =
    daysAhead === 0 ? t('date.today') : daysAhead === 1 ? t('date.tomorrow') : formatDay(at.day, t('date.dayMonth'))
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
