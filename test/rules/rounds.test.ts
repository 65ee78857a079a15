import type { RoundId } from '../../src/contract/ids'
import { openRoundFor, type RoundFacts, standingOf } from '../../src/rules/rounds'

const hour = 3_600_000
const nine = Date.parse('2026-11-22T09:00:00+08:00')

function round(id: number, opensMs: number, closesMs: number, cohorts: number[] = []): RoundFacts {
  return {
    id: id as RoundId,
    name: `第 ${id} 轮`,
    nameEn: null,
    kind: 'first_come',
    opensAt: new Date(opensMs).toISOString(),
    closesAt: new Date(closesMs).toISOString(),
    creditsMax: 20,
    cohorts,
  }
}

test('a round is open from its first instant until just before its last', () => {
  const window = round(1, nine, nine + hour)
  expect(standingOf(window, nine - 1)).toBe('upcoming')
  expect(standingOf(window, nine)).toBe('open')
  expect(standingOf(window, nine + hour - 1)).toBe('open')
  expect(standingOf(window, nine + hour)).toBe('closed')
})

test('a student between two rounds is told when the last closed and the next opens', () => {
  const rounds = [round(1, nine - 5 * hour, nine - hour), round(2, nine + hour, nine + 2 * hour)]
  expect(openRoundFor(rounds, 2025, nine)).toEqual({
    refusal: { code: 'round_not_open', opensAt: rounds[1]?.opensAt, closedAt: rounds[0]?.closesAt },
  })
})

test('a round for other years is not open to a student, and says whose it is', () => {
  const rounds = [round(1, nine - hour, nine + hour, [2023])]
  expect(openRoundFor(rounds, 2023, nine)).toEqual({ round: rounds[0] })
  expect(openRoundFor(rounds, 2025, nine)).toEqual({
    refusal: { code: 'round_other_audience', roundName: { name: '第 1 轮', nameEn: null } },
  })
})

test("a student's own coming round counts more than the open one of others", () => {
  const rounds = [round(1, nine - hour, nine + hour, [2023]), round(2, nine + hour, nine + 2 * hour, [2025])]
  expect(openRoundFor(rounds, 2025, nine)).toMatchObject({
    refusal: { code: 'round_not_open', opensAt: rounds[1]?.opensAt, closedAt: null },
  })
})

test('without any round nothing is open and nothing is promised', () => {
  expect(openRoundFor([], 2025, nine)).toEqual({ refusal: { code: 'round_not_open', opensAt: null, closedAt: null } })
})
