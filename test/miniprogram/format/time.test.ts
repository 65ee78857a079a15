import {
  formatCountdown,
  formatInstant,
  greetingAt,
  localTime,
  zoneOffsetMinutes,
} from '../../../src/miniprogram/format/time'
import { wordingIn } from '../wording'

const { t } = wordingIn('zh-CN')
const atMs = Date.parse('2026-11-22T18:30:00Z')

test('an instant is read by the clock of the school, whatever the phone thinks', () => {
  expect(localTime(atMs, 'Asia/Shanghai')).toEqual({ day: '2026-11-23', minute: 150 })
  expect(localTime(atMs, 'Europe/London')).toEqual({ day: '2026-11-22', minute: 1110 })
})

test('summer time counts where there is one', () => {
  expect(zoneOffsetMinutes(Date.parse('2026-07-01T00:00:00Z'), 'Europe/London')).toBe(60)
  expect(zoneOffsetMinutes(Date.parse('2026-12-01T00:00:00Z'), 'Europe/London')).toBe(0)
})

test('today and tomorrow are called so, other days by their date', () => {
  const nowMs = Date.parse('2026-11-22T09:00:00Z')
  expect(formatInstant(Date.parse('2026-11-22T10:00:00Z'), nowMs, 'Asia/Shanghai', t)).toBe('今天 18:00')
  expect(formatInstant(Date.parse('2026-11-22T16:30:00Z'), nowMs, 'Asia/Shanghai', t)).toBe('明天 00:30')
  expect(formatInstant(Date.parse('2026-12-06T12:30:00Z'), nowMs, 'Asia/Shanghai', t)).toBe('12月6日 20:30')
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
