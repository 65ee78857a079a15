import type { EnrolmentEvent } from '../../../../src/contract/selection/history'
import { historyPieces, pieceMax, piecesInWindow } from '../../../../src/miniprogram/selection/text/history-days'
import { shanghai } from '../../wording'

const eventAt = (at: string): EnrolmentEvent => ({
  at,
  kind: 'drop',
  madeBy: 'student',
  about: [],
  refusals: [],
  reason: null,
  note: null,
})

test('lines are grouped by the day of the school, not of the world', () => {
  const pieces = historyPieces([eventAt('2026-11-22T16:30:00Z'), eventAt('2026-11-22T15:30:00Z')], shanghai)
  expect(pieces.map(({ day, isFirstOfDay }) => [day, isFirstOfDay])).toEqual([
    ['2026-11-23', true],
    ['2026-11-22', true],
  ])
})

test('a long day comes in pieces with one heading, and older lines leave the pieces before as they were', () => {
  const events = Array.from({ length: pieceMax * 2 + 1 }, () => eventAt('2026-11-22T08:00:00Z'))
  const pieces = historyPieces(events, shanghai)
  expect(pieces.map(({ isFirstOfDay }) => isFirstOfDay)).toEqual([true, false, false])
  const more = historyPieces([...events, eventAt('2026-11-20T08:00:00Z')], shanghai)
  expect(more.slice(0, 3)).toEqual(pieces)
})

test('only pieces within a window above and two below are drawn', () => {
  const heights = Array.from({ length: 20 }, () => 500)
  expect(piecesInWindow(heights, { top: 0, height: 800 })).toEqual({ first: 0, end: 4 })
  expect(piecesInWindow(heights, { top: 4000, height: 800 })).toEqual({ first: 6, end: 12 })
  expect(piecesInWindow(heights, { top: 99_999, height: 800 })).toEqual({ first: 20, end: 20 })
  expect(piecesInWindow([], { top: 0, height: 800 })).toEqual({ first: 0, end: 0 })
})
