import { formatCredits } from '../../../../src/miniprogram/catalogue/text/credits'
import { seatsPercent, seatsText, seatsTone } from '../../../../src/miniprogram/selection/text/seats'
import { wordingIn } from '../../wording'

const { t } = wordingIn('zh-CN')
const seats = (capacity: number | null, enrolled: number, kept = 0, waiting = 0) => ({
  capacity,
  enrolled,
  kept,
  waiting,
})

test('seats run short from nine tenths on and are gone when the last is taken', () => {
  expect(seatsTone(seats(50, 44))).toBe('success')
  expect(seatsTone(seats(50, 45))).toBe('warning')
  expect(seatsTone(seats(50, 50))).toBe('danger')
})

test('a section without a limit is never full', () => {
  const open = seats(null, 900)
  expect([seatsTone(open), seatsPercent(open), seatsText(open, t)]).toEqual(['success', 0, '不限人数 · 已选 900'])
})

test('a section without a single seat is full from the start', () => {
  expect(seatsPercent(seats(0, 0))).toBe(100)
  expect(seatsText(seats(0, 0), t)).toBe('已满 0 / 0')
})

test('what is left is told beside what there is', () => {
  expect(seatsText(seats(60, 37), t)).toBe('余 23 / 60')
})

test('a seat kept for somebody is not left', () => {
  expect(seatsText(seats(60, 57, 3), t)).toBe('已满 60 / 60')
  expect(seatsTone(seats(60, 57, 3))).toBe('danger')
  expect(seatsText(seats(60, 50, 3), t)).toBe('余 7 / 60')
})

test('a full section tells how many wait', () => {
  expect(seatsText(seats(24, 24, 0, 6), t)).toBe('已满 24 / 24 · 候补 6')
})

test('credits have no useless zeros', () => {
  expect([4, 1.5, 0.25, 0.1 + 0.2].map(formatCredits)).toEqual(['4', '1.5', '0.25', '0.3'])
})
