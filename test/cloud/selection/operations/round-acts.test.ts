import type { Operations } from '../../../../src/contract/operations'
import type { DepartmentId } from '../../../../src/contract/school/ids'
import type { RoundId } from '../../../../src/contract/selection/ids'
import { oneSection, openCampus, phone } from '../../../support/campus'
import { refusalIn, type Somebody, staffMember } from '../../../support/people'
import { only, termId } from '../../../support/small-college'

const campus = openCampus()
let registrar: Somebody
beforeAll(async () => {
  registrar = await staffMember(campus, 'registrar')
})

type Round = Operations['addRound']['request']['round']

function aRound(more: Partial<Round> = {}): Round {
  return {
    name: '补选',
    nameEn: 'Late round',
    kind: 'add_only',
    opensAt: '2035-11-22T09:00:00+08:00',
    closesAt: '2035-12-01T09:00:00+08:00',
    creditsMin: 0,
    creditsMax: 22.5,
    creditLimits: [],
    cohorts: [],
    departmentIds: [],
    starts: [],
    isWaitlistOpen: true,
    waitlistMax: 8,
    offerMinutes: 120,
    releaseDelayMaxSeconds: 0,
    pointsMax: 100,
    choicesMax: 8,
    ...more,
  }
}

async function add(more: Partial<Round> = {}): Promise<RoundId> {
  return (await registrar.value('addRound', { termId, round: aRound(more) })).roundId
}

/** Why a round cannot be so. */
async function problemOf(asked: Promise<Parameters<typeof refusalIn>[0]>) {
  const refusal = refusalIn(await asked)
  return refusal.code === 'round_unfit' ? refusal.problem : refusal.code
}

test('a registrar adds a round from a screen, changes it, and is told what it was and is', async () => {
  const roundId = await add({ starts: [{ cohort: 2026, opensAt: '2035-11-23T09:00:00+08:00' }] })
  const { before, after } = await registrar.value('changeRound', {
    roundId,
    changes: { name: '补退选', creditsMax: 24 },
  })
  expect(before).toMatchObject({ name: '补选', creditsMax: 22.5, opensAt: '2035-11-22T01:00:00.000Z' })
  expect(after).toEqual({ ...before, name: '补退选', creditsMax: 24 })
  expect(after.starts).toEqual([{ cohort: 2026, opensAt: '2035-11-23T01:00:00.000Z' }])
  // Given again it is so already.
  expect((await registrar.value('changeRound', { roundId, changes: { name: '补退选' } })).before).toEqual(after)
})

test('a round that contradicts itself is neither added nor made, whoever asks and whatever changes', async () => {
  const roundId = await add()
  const contradictions: [Partial<Round>, object][] = [
    [{ closesAt: '2035-11-22T01:00:00Z' }, { because: 'closes_first' }],
    [{ creditsMin: 30 }, { because: 'credits_crossed', creditsMin: 30, creditsMax: 22.5 }],
    [{ creditLimits: [{ standing: 1, creditsMin: 9, creditsMax: 8 }] }, { because: 'credits_crossed' }],
    [{ starts: [{ cohort: 2026, opensAt: '2035-11-22T01:00:00Z' }] }, { because: 'start_outside', cohort: 2026 }],
    [{ departmentIds: [9999 as DepartmentId] }, { because: 'department_unknown', departmentId: 9999 }],
  ]
  for (const [changes, problem] of contradictions) {
    expect(await problemOf(registrar.call('changeRound', { roundId, changes }))).toMatchObject(problem)
    expect(await problemOf(registrar.call('addRound', { termId, round: aRound(changes) }))).toMatchObject(problem)
  }
  const { rows } = await campus.database.query('select from selection_round where name = $1', ['补选'])
  expect(rows).toHaveLength(1)
  expect((await registrar.value('changeRound', { roundId, changes: {} })).after).toMatchObject({ creditsMin: 0 })
})

test('there is no round of a term that there is not, and none is steered that there is not', async () => {
  expect(await registrar.codes('addRound', { termId: '1900-1' as typeof termId, round: aRound() })).toBe(
    'term_not_found',
  )
  const roundId = 999_999 as RoundId
  expect(await registrar.codes('pauseRound', { roundId })).toBe('round_not_found')
  expect(await registrar.codes('changeRound', { roundId, changes: {} })).toBe('round_not_found')
})

test('a round is paused and goes on, and each is done once', async () => {
  const { id: roundId } = only((await campus.database.query(`select id from selection_round where name = '正选'`)).rows)
  const course = await oneSection(campus)
  const student = await phone(campus)
  const { pausedAt } = await registrar.value('pauseRound', { roundId })
  expect(await student.codes('selectSections', course.sections)).toBe('round_paused')
  expect(await problemOf(registrar.call('pauseRound', { roundId }))).toEqual({ because: 'paused_already', pausedAt })
  expect(await problemOf(registrar.call('openRound', { roundId, at: null }))).toMatchObject({
    because: 'paused_already',
  })
  await registrar.value('resumeRound', { roundId })
  expect(await problemOf(registrar.call('resumeRound', { roundId }))).toEqual({ because: 'not_paused' })
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
})

test('who opens or closes a round that somebody has moved meanwhile is told so, and it stays as the other has it', async () => {
  const roundId = await add()
  const { before: seen } = await registrar.value('changeRound', {
    roundId,
    changes: { opensAt: '2035-11-25T01:00:00Z' },
  })
  const asked = { roundId, at: '2035-12-05T01:00:00Z', seen: timesOf(seen) }
  expect(await problemOf(registrar.call('closeRound', asked))).toEqual({ because: 'moved' })
  expect(await problemOf(registrar.call('openRound', { ...asked, at: '2035-11-20T01:00:00Z' }))).toEqual({
    because: 'moved',
  })
  const { after } = await registrar.value('closeRound', { roundId, at: '2035-12-05T09:00:00+08:00' })
  expect(timesOf(after)).toEqual({
    opensAt: '2035-11-25T01:00:00.000Z',
    closesAt: '2035-12-05T01:00:00.000Z',
    starts: [],
  })
})

test('times that are as they were seen have not moved, however they are written and whatever start comes first', async () => {
  const [early, late] = ['2035-11-23T01:00:00.000Z', '2035-11-24T01:00:00.000Z']
  const starts = [
    { cohort: 2026, opensAt: late },
    { cohort: 2025, opensAt: early },
  ]
  const roundId = await add({ starts })
  const seen = {
    opensAt: '2035-11-22T09:00:00+08:00',
    closesAt: '2035-12-01T01:00:00Z',
    starts: [
      { cohort: 2025, opensAt: '2035-11-23T09:00:00+08:00' },
      { cohort: 2026, opensAt: '2035-11-24T01:00:00Z' },
    ],
  }
  const swapped = seen.starts.map(({ opensAt }, index) => ({ cohort: 2026 - index, opensAt }))
  const at = '2035-12-02T01:00:00Z'
  const others = { ...seen, starts: swapped }
  expect(await problemOf(registrar.call('closeRound', { roundId, at, seen: others }))).toEqual({ because: 'moved' })
  expect(await registrar.codes('closeRound', { roundId, at, seen })).toBe('ok')
})

test('a round closes after every cohort has started in it, whichever act sets its closing', async () => {
  const startsAt = '2035-11-25T01:00:00.000Z'
  const roundId = await add({ starts: [{ cohort: 2026, opensAt: startsAt }] })
  const problem = { because: 'start_outside', cohort: 2026, startsAt }
  for (const at of ['2035-11-24T01:00:00Z', startsAt]) {
    expect(await problemOf(registrar.call('closeRound', { roundId, at }))).toEqual(problem)
    expect(await problemOf(registrar.call('changeRound', { roundId, changes: { closesAt: at } }))).toEqual(problem)
  }
  expect(await registrar.codes('closeRound', { roundId, at: '2035-11-26T01:00:00Z' })).toBe('ok')
  // What is left is in order: it can be changed still.
  expect(await registrar.codes('changeRound', { roundId, changes: { name: '补选二' } })).toBe('ok')
  const changes = { closesAt: '2035-11-24T01:00:00Z', starts: [] }
  expect(await registrar.codes('changeRound', { roundId, changes })).toBe('ok')
})

function timesOf({ opensAt, closesAt, starts }: Round) {
  return { opensAt, closesAt, starts }
}

test('a trial is over only by the word of somebody who was told how many places go back', async () => {
  const at = (hours: number) => new Date(campus.now.getTime() + hours * 3_600_000).toISOString()
  const roundId = await add({ kind: 'trial', cohorts: [1999], opensAt: at(-2), closesAt: at(2) })
  expect(await problemOf(registrar.call('closeRound', { roundId, at: null }))).toEqual({
    because: 'takes_back',
    places: 0,
  })
  const changes = { closesAt: at(-1) }
  expect(await problemOf(registrar.call('changeRound', { roundId, changes }))).toMatchObject({ because: 'takes_back' })
  const closed = await registrar.value('closeRound', { roundId, at: null, isTakingBackAgreed: true })
  expect(closed).toMatchObject({ isOver: true, places: 0, after: { kind: 'trial' } })
})

test('nobody but a registrar steers rounds', async () => {
  const roundId = await add()
  for (const role of ['cashier', 'adviser', 'teacher', 'administrator'] as const) {
    const member = await staffMember(campus, role)
    expect(await member.codes('closeRound', { roundId, at: null })).toBe('role_required')
    expect(await member.codes('addRound', { termId, round: aRound() })).toBe('role_required')
  }
})
