import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { say } from './language'
import { PlainError } from './plain-error'

dayjs.extend(utc)
dayjs.extend(timezone)

/** A whole number within bounds. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new PlainError(
    say(
      `${option} ${text}：请写 ${min} 到 ${max} 的整数。`,
      `${option} ${text}: give a whole number from ${min} to ${max}.`,
    ),
  )
}

/** Credits, with up to two decimals. */
export function creditNumber(option: string, text: string): number {
  if (/^\d{1,3}(\.\d{1,2})?$/.test(text)) return Number(text)
  throw new PlainError(
    say(
      `${option} ${text}：请写学分数，如 20 或 22.5。`,
      `${option} ${text}: give a number of credits such as 20 or 22.5.`,
    ),
  )
}

/** Seats, or null for `unlimited`. */
export function capacityValue(option: string, text: string): number | null {
  return text === 'unlimited' || text === '不限' ? null : wholeNumber(option, text, 0, 100_000)
}

/** A calendar day as `2026-09-07`. */
export function calendarDay(option: string, text: string): string {
  const day = dayjs.utc(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && day.isValid() && day.format('YYYY-MM-DD') === text) return text
  throw new PlainError(
    say(
      `${option} ${text}：请写存在的日期，如 2026-09-07。`,
      `${option} ${text}: give a day that exists, as in 2026-09-07.`,
    ),
  )
}

/** An instant in ISO form, from `2026-11-22 09:00` in the institution's time zone or from ISO with offset. */
export function instantOf(option: string, text: string, timeZone: string): string {
  const wrong = say(
    `${option} ${text}：请写时间，如 "2026-11-22 09:00"（${timeZone}）。`,
    `${option} ${text}: give a time as in "2026-11-22 09:00" (${timeZone}).`,
  )
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    if (Number.isNaN(Date.parse(text))) throw new PlainError(wrong)
    return new Date(text).toISOString()
  }
  const found = /^(\d{4}-\d{2}-\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text)
  if (!found?.[1] || !found[2]) throw new PlainError(wrong)
  const [instant, another] = instantsAt(calendarDay(option, found[1]), found[2], timeZone)
  if (instant && !another) return instant.toISOString()
  const around = instant && another ? [instant, another] : instantsAround(found[1], found[2], timeZone)
  const readings = around.map(
    (one) => `${localTime(one.toISOString(), timeZone)}${dayjs(one).tz(timeZone).format('Z')}`,
  )
  const example = around[0] ? dayjs(around[0]).tz(timeZone).format('YYYY-MM-DDTHH:mmZ') : '2026-11-22T09:00+08:00'
  const why = instant
    ? say('钟表调回，这个时间有两次', 'this time is there twice, because clocks are set back')
    : say('钟表拨快，没有这个时间', 'this time is not there, because clocks are set forward')
  throw new PlainError(
    say(
      `${option} ${text}：${timeZone} 那天${why}。可能是 ${readings.join(' 或 ')}；请带上时差，如 ${example}。`,
      `${option} ${text}: ${why} on that day in ${timeZone}. It may be ${readings.join(' or ')}; give it with its offset, as in ${example}.`,
    ),
  )
}

/** Every instant at which clocks show a time: one, two when they are set back, none when they are set forward. */
function instantsAt(day: string, clock: string, timeZone: string): Date[] {
  return instantsAround(day, clock, timeZone).filter(
    (instant) => localTime(instant.toISOString(), timeZone) === `${day} ${clock}`,
  )
}

/** A time by the offset of the day before and by that of the day after, each once. */
function instantsAround(day: string, clock: string, timeZone: string): Date[] {
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  const dayMs = 86_400_000
  const offsets = [asUtc - dayMs, asUtc + dayMs].map((ms) => dayjs(ms).tz(timeZone).utcOffset())
  return [...new Set(offsets)]
    .map((minutes) => new Date(asUtc - minutes * 60_000))
    .sort((a, b) => a.getTime() - b.getTime())
}

/** An instant as people at the institution read it. */
export function localTime(instant: string, timeZone: string): string {
  return dayjs(instant).tz(timeZone).format('YYYY-MM-DD HH:mm')
}

/** Teaching periods as `08:00-08:45,08:50-09:35`, in the order of the day. */
export function periodList(option: string, text: string): { startMinute: number; endMinute: number }[] {
  const periods = text.split(',').map((part) => {
    const found = /^([01]?\d|2[0-3]):([0-5]\d)[-–]([01]?\d|2[0-3]):([0-5]\d)$/.exec(part.trim())
    const [startHour = 0, startRest = 0, endHour = 0, endRest = 0] = (found ?? []).slice(1).map(Number)
    const period = { startMinute: startHour * 60 + startRest, endMinute: endHour * 60 + endRest }
    if (!found || period.startMinute >= period.endMinute)
      throw new PlainError(
        say(
          `${option} ${part}：请写节次时间，如 08:00-08:45,08:50-09:35。`,
          `${option} ${part}: give periods as in 08:00-08:45,08:50-09:35.`,
        ),
      )
    return period
  })
  const late = periods.findIndex((period, index) => period.startMinute < (periods[index - 1]?.endMinute ?? 0))
  if (late >= 0)
    throw new PlainError(
      say(
        `${option}：第 ${late + 1} 节在第 ${late} 节结束前就开始。`,
        `${option}: period ${late + 1} begins before period ${late} ends.`,
      ),
    )
  return periods
}
