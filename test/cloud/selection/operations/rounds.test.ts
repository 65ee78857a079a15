import type { RoundKind } from '../../../../src/contract/selection/rounds'
import { aSecondPasses, oneSection, openCampus, phone } from '../../../support/campus'
import { termId } from '../../../support/small-college'

const campus = openCampus()

async function makeRound(kind: RoundKind) {
  await campus.database.query('update selection_round set kind = $1, paused_at = null, starts = default', [kind])
}

test('each kind of round lets students do just what it is for', async () => {
  const student = await phone(campus)
  const held = await oneSection(campus)
  await student.call('selectSections', held.sections)
  const other = await oneSection(campus)
  const answers: Record<string, [string, string]> = {}
  for (const kind of ['lottery', 'drop_only', 'add_only', 'add_drop'] as const) {
    await makeRound(kind)
    const select = await student.codes('selectSections', other.sections)
    answers[kind] = [select, await student.codes('dropCourse', held.whole)]
    await makeRound('first_come')
    await student.call('selectSections', held.sections)
    await student.call('dropCourse', other.whole)
  }
  expect(answers).toEqual({
    lottery: ['round_does_not_allow', 'round_does_not_allow'],
    drop_only: ['round_does_not_allow', 'ok'],
    add_only: ['ok', 'round_does_not_allow'],
    add_drop: ['ok', 'ok'],
  })
})

test('while a round is paused nothing is decided, and nothing is lost', async () => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  await campus.database.query('update selection_round set paused_at = now()')
  expect(await student.codes('selectSections', course.sections)).toBe('round_paused')
  expect(await student.call('getStudentTerm', { termId })).toMatchObject({
    value: { rounds: [{ standing: 'paused' }] },
  })
  await campus.database.query('update selection_round set paused_at = null')
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
})

test('a cohort that starts later is let in at its own second', async () => {
  const course = await oneSection(campus)
  const opensAt = new Date(campus.now.getTime() + 5000)
  await campus.database.query('update selection_round set starts = $1', [
    JSON.stringify([{ cohort: 2026, opensAt: opensAt.toISOString() }]),
  ])
  const [senior, freshman] = [await phone(campus, 2023), await phone(campus, 2026)]
  expect(await senior.codes('selectSections', course.sections)).toBe('ok')
  expect(await freshman.call('selectSections', course.sections)).toMatchObject({
    refusals: [{ code: 'round_not_open', opensAt: opensAt.toISOString() }],
  })
  campus.now = opensAt
  expect(await freshman.codes('selectSections', course.sections)).toBe('ok')
  await makeRound('first_come')
})

test('when a trial closes, what was chosen in it is taken back, and what was chosen before stays', async () => {
  const [before, during] = [await oneSection(campus), await oneSection(campus)]
  const student = await phone(campus)
  await student.call('selectSections', before.sections)
  await campus.database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ($1, '试选', 'trial', now() - interval '2 hours', now() + interval '20 minutes', 20)`,
    [termId],
  )
  await campus.database.query(
    `update selection_round set opens_at = now() + interval '30 minutes' where kind <> 'trial'`,
  )
  expect(await student.codes('selectSections', during.sections)).toBe('ok')
  await aSecondPasses(campus)
  const courses = async () => {
    const reply = await student.call('getStudentTerm', { termId })
    return reply.ok ? reply.value.enrolments.map(({ course }) => course.code) : []
  }
  expect(await courses()).toEqual([before.code, during.code])
  campus.now = new Date(campus.now.getTime() + 21 * 60_000)
  await aSecondPasses(campus)
  expect(await courses()).toEqual([before.code])
  const { rows } = await campus.database.query(
    `select 1 from selection_round where kind = 'trial' and wiped_at is not null`,
  )
  expect(rows).toHaveLength(1)
})
