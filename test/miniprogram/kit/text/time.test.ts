import fc from 'fast-check'
import { formatCountdown, formatInstant, greetingAt, localTime } from '../../../../src/miniprogram/kit/text/time'
import { schoolClockOf } from '../../../../src/rules/school/school-clock'
import { withoutIntl } from '../../without-intl'
import { shanghai, wordingIn } from '../../wording'

const { t } = wordingIn('zh-CN')
const london = schoolClockOf('Europe/London', 2026)

test('an instant is read by the clock of the school on a phone that knows no zones', () => {
  const atMs = Date.parse('2026-11-22T18:30:00Z')
  expect(withoutIntl(() => localTime(atMs, shanghai))).toEqual({ day: '2026-11-23', minute: 150 })
  expect(withoutIntl(() => localTime(atMs, london))).toEqual({ day: '2026-11-22', minute: 1110 })
})

test('the hour that summer time skips and the one that it repeats are read as they are', () => {
  const clock = (at: string) => withoutIntl(() => localTime(Date.parse(at), london).minute)
  expect([clock('2026-03-29T00:59:00Z'), clock('2026-03-29T01:00:00Z')]).toEqual([59, 120])
  expect([clock('2026-10-25T00:59:00Z'), clock('2026-10-25T01:00:00Z')]).toEqual([119, 60])
})

test('before the first change told and after the last one, their offsets hold', () => {
  expect(localTime(Date.parse('2001-01-01T00:00:00Z'), shanghai).minute).toBe(480)
  expect(localTime(Date.parse('2099-01-01T00:00:00Z'), shanghai).minute).toBe(480)
})

test('the phone without Intl reads the same clock as a server with it, in every zone at every minute', () => {
  const zones = Intl.supportedValuesOf('timeZone').map((timeZone) => ({
    timeZone,
    inNode: new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' }),
  }))
  const clocks = new Map<string, ReturnType<typeof schoolClockOf>>()
  const minutes = fc.integer({ min: Date.UTC(2021, 0, 1) / 60_000, max: Date.UTC(2028, 11, 31) / 60_000 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.array(minutes, { maxLength: 50 }), ({ timeZone, inNode }, instants) => {
      const clock = clocks.get(timeZone) ?? schoolClockOf(timeZone, 2026)
      clocks.set(timeZone, clock)
      for (const atMs of instants.map((one) => one * 60_000)) {
        const { day, minute } = withoutIntl(() => localTime(atMs, clock))
        const two = (value: number) => String(value).padStart(2, '0')
        expect(`${day}, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`).toBe(inNode.format(atMs))
      }
    }),
    { numRuns: 150 },
  )
})

test('today and tomorrow are called so, other days by their date', () => {
  const nowMs = Date.parse('2026-11-22T09:00:00Z')
  expect(formatInstant(Date.parse('2026-11-22T10:00:00Z'), nowMs, shanghai, t)).toBe('今天 18:00')
  expect(formatInstant(Date.parse('2026-11-22T16:30:00Z'), nowMs, shanghai, t)).toBe('明天 00:30')
  expect(formatInstant(Date.parse('2026-12-06T12:30:00Z'), nowMs, shanghai, t)).toBe('12月6日 20:30')
})

test('a countdown runs in seconds, from two days on in days and hours, and never below zero', () => {
  expect(formatCountdown(2 * 3_600_000 + 14 * 60_000 + 37_000, t)).toBe('02:14:37')
  expect(formatCountdown(47 * 3_600_000 + 59_000, t)).toBe('47:00:59')
  expect(formatCountdown(75 * 3_600_000, t)).toBe('3 天 3 小时')
  expect(formatCountdown(-5, t)).toBe('00:00:00')
})

test('the greeting follows the clock', () => {
  expect([7 * 60, 12 * 60, 15 * 60, 22 * 60, 60].map(greetingAt)).toEqual([
    'morning',
    'noon',
    'afternoon',
    'evening',
    'evening',
  ])
})
