import type { RoundStanding } from '../../../../src/contract/selection/enrolment'
import { SelectionRound } from '../../../../src/contract/selection/rounds'
import { shownRound, standingNow } from '../../../../src/miniprogram/selection/text/shown-round'

const nowMs = Date.parse('2026-11-22T09:00:00Z')
const round = (id: number, opensAt: string, closesAt: string, more: { pausedAt?: string; isForMe?: boolean } = {}) => {
  const told = SelectionRound.parse({
    id,
    name: `第 ${id} 轮`,
    nameEn: null,
    kind: 'first_come',
    opensAt,
    closesAt,
    pausedAt: more.pausedAt ?? null,
    creditsMin: 0,
    creditsMax: 20,
    isWaitlistOpen: true,
  })
  return { round: told, standing: 'open', isForMe: more.isForMe ?? true } satisfies RoundStanding
}
const over = round(1, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')
const open = round(2, '2026-11-22T08:00:00Z', '2026-11-22T10:00:00Z')
const next = round(3, '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')

test('the round that is open comes first, then the next, then the last', () => {
  expect(shownRound([over, next, open], nowMs)).toBe(open)
  expect(shownRound([over, next], nowMs)).toBe(next)
  expect(shownRound([over], nowMs)).toBe(over)
})

test('a paused round is shown before the next one, and as paused', () => {
  const paused = round(4, '2026-11-22T08:00:00Z', '2026-11-22T10:00:00Z', { pausedAt: '2026-11-22T08:30:00Z' })
  expect(shownRound([next, paused], nowMs)).toBe(paused)
  expect(standingNow(paused, nowMs)).toBe('paused')
})

test('a round opens and closes by the server clock, whatever an older reply said', () => {
  expect(standingNow(open, Date.parse('2026-11-22T07:59:59Z'))).toBe('upcoming')
  expect(standingNow(open, Date.parse('2026-11-22T10:00:00Z'))).toBe('closed')
})

test('a round for others is shown only when there is none for me', () => {
  const others = round(5, '2026-11-22T08:00:00Z', '2026-11-22T10:00:00Z', { isForMe: false })
  expect(shownRound([others, over], nowMs)).toBe(over)
  expect(shownRound([others], nowMs)).toBe(others)
})
