import type { DepartmentId } from '../../../src/contract/school/ids'
import type { RoundId } from '../../../src/contract/selection/ids'
import { allows, creditLimitsFor, openRoundFor, type RoundFacts, standingOf } from '../../../src/rules/selection/rounds'
import { hour, nine, sampleRound } from '../../support/rule-samples'

function round(id: number, opensMs: number, closesMs: number, cohorts: number[] = []): RoundFacts {
  const opensAt = new Date(opensMs).toISOString()
  return sampleRound({
    id: id as RoundId,
    name: `第 ${id} 轮`,
    opensAt,
    closesAt: new Date(closesMs).toISOString(),
    cohorts,
  })
}

const of2025 = { cohort: 2025, departmentId: null }
const of2023 = { cohort: 2023, departmentId: null }

test('a round is open from its first instant until just before its last', () => {
  const window = round(1, nine, nine + hour)
  expect(standingOf(window, nine - 1)).toBe('upcoming')
  expect(standingOf(window, nine)).toBe('open')
  expect(standingOf(window, nine + hour - 1)).toBe('open')
  expect(standingOf(window, nine + hour)).toBe('closed')
})

test('a student between two rounds is told when the last closed and the next opens', () => {
  const rounds = [round(1, nine - 5 * hour, nine - hour), round(2, nine + hour, nine + 2 * hour)]
  expect(openRoundFor(rounds, of2025, nine, 'select')).toEqual({
    refusal: { code: 'round_not_open', opensAt: rounds[1]?.opensAt, closedAt: rounds[0]?.closesAt },
  })
})

test('a round for other years is not open to a student, and says whose it is', () => {
  const rounds = [round(1, nine - hour, nine + hour, [2023])]
  expect(openRoundFor(rounds, of2023, nine, 'select')).toEqual({ round: rounds[0] })
  expect(openRoundFor(rounds, of2025, nine, 'select')).toEqual({
    refusal: { code: 'round_other_audience', roundName: { name: '第 1 轮', nameEn: null } },
  })
})

test("a student's own coming round counts more than the open one of others", () => {
  const rounds = [round(1, nine - hour, nine + hour, [2023]), round(2, nine + hour, nine + 2 * hour, [2025])]
  expect(openRoundFor(rounds, of2025, nine, 'select')).toMatchObject({
    refusal: { code: 'round_not_open', opensAt: rounds[1]?.opensAt, closedAt: null },
  })
})

test('without any round nothing is open and nothing is promised', () => {
  expect(openRoundFor([], of2025, nine, 'select')).toEqual({
    refusal: { code: 'round_not_open', opensAt: null, closedAt: null },
  })
})

test('a paused round lets nobody choose, and says so', () => {
  const rounds = [sampleRound({ pausedAt: new Date(nine - 1000).toISOString() })]
  expect(openRoundFor(rounds, of2025, nine, 'select')).toEqual({
    refusal: { code: 'round_paused', roundName: { name: '正选', nameEn: null } },
  })
})

test('each kind of round lets in just what it is for', () => {
  const actions = ['select', 'drop', 'rank'] as const
  const table = (['trial', 'lottery', 'first_come', 'add_drop', 'add_only', 'drop_only'] as const).map((kind) => [
    kind,
    actions.filter((action) => allows(kind, action)),
  ])
  expect(Object.fromEntries(table)).toEqual({
    trial: ['select', 'drop'],
    lottery: ['rank'],
    first_come: ['select', 'drop'],
    add_drop: ['select', 'drop'],
    add_only: ['select'],
    drop_only: ['drop'],
  })
  expect(openRoundFor([sampleRound({ kind: 'drop_only' })], of2025, nine, 'select')).toMatchObject({
    refusal: { code: 'round_does_not_allow', action: 'select', roundKind: 'drop_only' },
  })
})

test('of two open rounds the one that fits the wish counts', () => {
  const lottery = sampleRound({ id: 1 as RoundId, kind: 'lottery' })
  const corrections = sampleRound({ id: 2 as RoundId, kind: 'add_drop' })
  expect(openRoundFor([lottery, corrections], of2025, nine, 'drop')).toEqual({ round: corrections })
  expect(openRoundFor([lottery, corrections], of2025, nine, 'rank')).toEqual({ round: lottery })
})

test('a cohort with a later start waits for its own second', () => {
  const start = new Date(nine + 1000).toISOString()
  const rounds = [sampleRound({ starts: [{ cohort: 2025, opensAt: start }] })]
  expect(openRoundFor(rounds, of2025, nine + 999, 'select')).toEqual({
    refusal: { code: 'round_not_open', opensAt: start, closedAt: null },
  })
  expect(openRoundFor(rounds, of2025, nine + 1000, 'select')).toMatchObject({ round: { opensAt: start } })
  expect(openRoundFor(rounds, of2023, nine, 'select')).toHaveProperty('round')
})

test('a round for a department is closed to the others', () => {
  const rounds = [sampleRound({ departmentIds: [7 as DepartmentId] })]
  expect(openRoundFor(rounds, { cohort: 2025, departmentId: 7 as DepartmentId }, nine, 'select')).toHaveProperty(
    'round',
  )
  expect(openRoundFor(rounds, of2025, nine, 'select')).toMatchObject({ refusal: { code: 'round_other_audience' } })
})

test('a standing may have its own limits of credits', () => {
  const limited = sampleRound({ creditLimits: [{ standing: 4, creditsMin: 2, creditsMax: 26 }] })
  expect(creditLimitsFor(limited, 4)).toMatchObject({ creditsMin: 2, creditsMax: 26 })
  expect(creditLimitsFor(limited, 1)).toMatchObject({ creditsMin: 0, creditsMax: 20 })
  expect(creditLimitsFor(limited, null)).toMatchObject({ creditsMax: 20 })
})
