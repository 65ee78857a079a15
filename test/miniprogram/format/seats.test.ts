import { formatCredits } from '../../../src/miniprogram/format/credits'
import { seatsPercent, seatsText, seatsTone } from '../../../src/miniprogram/format/seats'
import { wordingIn } from '../wording'

const { t } = wordingIn('zh-CN')

test('seats run short from nine tenths on and are gone when the last is taken', () => {
  expect(seatsTone({ capacity: 50, enrolled: 44 })).toBe('success')
  expect(seatsTone({ capacity: 50, enrolled: 45 })).toBe('warning')
  expect(seatsTone({ capacity: 50, enrolled: 50 })).toBe('danger')
})

test('a section without a limit is never full', () => {
  const seats = { capacity: null, enrolled: 900 }
  expect([seatsTone(seats), seatsPercent(seats), seatsText(seats, t)]).toEqual(['success', 0, '不限人数 · 已选 900'])
})

test('a section without a single seat is full from the start', () => {
  expect(seatsPercent({ capacity: 0, enrolled: 0 })).toBe(100)
  expect(seatsText({ capacity: 0, enrolled: 0 }, t)).toBe('已满 0 / 0')
})

test('what is left is told beside what there is', () => {
  expect(seatsText({ capacity: 60, enrolled: 37 }, t)).toBe('余 23 / 60')
})

test('credits have no useless zeros', () => {
  expect([4, 1.5, 0.25, 0.1 + 0.2].map(formatCredits)).toEqual(['4', '1.5', '0.25', '0.3'])
})
