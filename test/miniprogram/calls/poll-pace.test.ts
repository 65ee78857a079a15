import fc from 'fast-check'
import { pollAfterHeader } from '../../../src/contract/kernel/poll-header'
import { read } from '../../../src/miniprogram/calls/call'
import { hearPace, pollPauseMs } from '../../../src/miniprogram/calls/poll-pace'
import { taro, weChat } from '../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

afterEach(() => hearPace({}))
const chance = fc.double({ min: 0, max: 1, noNaN: true })

test('phones ask again about as often as they mean to, a fifth sooner or later', () => {
  fc.assert(
    fc.property(chance, (one) => {
      expect(pollPauseMs(5000, one)).toBeGreaterThanOrEqual(4000)
      expect(pollPauseMs(5000, one)).toBeLessThanOrEqual(6000)
    }),
  )
})

test('a server that asks for patience is given it, however WeChat spells the header', () => {
  for (const name of [pollAfterHeader, 'X-Campus-Poll-After-Ms']) {
    hearPace({ 'content-type': 'application/json', [name]: '15000' })
    fc.assert(
      fc.property(chance, (one) => {
        expect(pollPauseMs(5000, one)).toBeGreaterThanOrEqual(15_000)
        // Who asks seldom anyway is not made to ask oftener.
        expect(pollPauseMs(60_000, one)).toBeGreaterThanOrEqual(48_000)
      }),
    )
  }
})

test('a header that is no number, or beyond reason, keeps nobody from ever asking again', () => {
  for (const told of ['soon', '-1', '', 'NaN', '1e12']) {
    hearPace({ [pollAfterHeader]: told })
    expect(pollPauseMs(5000, 0)).toBeLessThanOrEqual(120_000)
  }
})

test('the next reply without the header lifts it', async () => {
  hearPace({ [pollAfterHeader]: 15_000 })
  weChat.carry = async () => ({ ok: true, value: {} })
  expect(typeof taro.default.request).toBe('function')
  await read('getPerson', {})
  expect(pollPauseMs(5000, 0)).toBe(4000)
})
