import { formatTimeLeft } from '../../../../src/miniprogram/kit/text/time-left'
import { wordingIn } from '../../wording'

const chinese = wordingIn('zh-CN').t
const english = wordingIn('en').t
const at = (hours: number, minutes = 0, seconds = 0) => ((hours * 60 + minutes) * 60 + seconds) * 1000

test('an offer tells how long it is kept in hours and minutes', () => {
  expect(formatTimeLeft(at(1, 52, 40), chinese)).toBe('1 小时 52 分')
  expect(formatTimeLeft(at(1, 52, 40), english)).toBe('1 h 52 min')
})

test('in its last hour an offer counts seconds', () => {
  expect(formatTimeLeft(at(0, 52, 8), chinese)).toBe('52 分 8 秒')
  expect(formatTimeLeft(at(0, 0, 8), english)).toBe('8 s')
})

test('two days and more are told in days', () => {
  expect(formatTimeLeft(at(47, 59), chinese)).toBe('47 小时 59 分')
  expect(formatTimeLeft(at(51), chinese)).toBe('2 天 3 小时')
})

test('an offer that has run out has nothing left, never less', () => {
  expect(formatTimeLeft(-5_000, chinese)).toBe('0 秒')
})
