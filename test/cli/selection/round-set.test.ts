import { lockForSaving, replaceLotteryChoices } from '../../../src/cloud/selection/tables/lottery'
import type { RoundId } from '../../../src/contract/selection/ids'
import { eventually, oneSection, openCampus, type Phone, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { only, termId } from '../../support/small-college'

const campus = openCampus()
const staff = staffOf(campus)

async function roundNamed(name: string) {
  const { rows } = await campus.database.query('select * from selection_round where name = $1', [name])
  return rows[0]
}

async function addRound(name: string, ...words: string[]) {
  const times = ['--opens', '2035-11-22 09:00', '--closes', '2035-12-01 09:00']
  await staff.does('round', 'add', '--term', termId, '--name', name, '--credits-max', '20', ...times, ...words)
}

test('what is named is changed and told, and all else stays', async () => {
  await campus.database.query(`insert into department (code, name) values ('CS', '计算机系')`)
  await addRound('补选', '--cohort', '2026', '--limit', '1=10-18', '--start', '2026=2035-11-23 09:00')
  const before = await roundNamed('补选')
  const words = ['--name', '补退选', '--name-en', 'Late round', '--closes', '2035-12-02 09:00', '--credits-max', '24']
  const out = await staff.does('round', 'set', '补选', ...words, '--no-waitlist', '--department', 'CS')
  for (const line of [
    'name: 补选 → 补退选',
    'English name: none → Late round',
    'closes: 2035-12-01 09:00 → 2035-12-02 09:00',
    'most credits: 20 → 24',
    'for: cohort 2026 → cohort 2026 of CS',
    'waitlist: yes → no',
  ])
    expect(out).toContain(line)
  expect(out).not.toContain('opens:')
  const after = await roundNamed('补退选')
  expect(after).toEqual({
    ...before,
    name: '补退选',
    name_en: 'Late round',
    closes_at: new Date('2035-12-02T01:00:00Z'),
    credits_max: 24,
    is_waitlist_open: false,
    department_ids: after.department_ids,
  })
  const lists = ['--cohort', 'all', '--limit', 'none', '--start', 'none', '--department', 'all', '--waitlist']
  expect(await staff.does('round', 'set', '补退选', ...lists)).toContain(
    'later starts: 2026 from 2035-11-23 09:00 → none',
  )
  expect(await roundNamed('补退选')).toMatchObject({
    cohorts: [],
    credit_limits: [],
    starts: [],
    department_ids: [],
    is_waitlist_open: true,
  })
  expect(await staff.does('round', 'set', '补退选', '--waitlist')).toContain('it is so already')
})

test('a number names a round of any term, for no two have the same', async () => {
  const later = ['--name', '明年春季', '--starts-on', '2036-02-25', '--weeks', '16']
  await staff.does('term', 'add', '2036-spring', ...later)
  const times = ['--opens', '2036-02-01 09:00', '--closes', '2036-02-10 09:00']
  await staff.does('round', 'add', '--term', '2036-spring', '--name', '春季正选', '--credits-max', '20', ...times)
  const { id } = await roundNamed('春季正选')
  expect(await staff.does('round', 'set', String(id), '--credits-max', '22')).toContain('most credits: 20 → 22')
  expect(await staff.fails('round', 'set', String(id), '--term', termId, '--credits-max', '23')).toContain(
    'has no round',
  )
})

test('what cannot be is refused as it is when a round is added, and changes nothing', async () => {
  await addRound('重修', '--start', '2026=2035-11-23 09:00')
  const before = await roundNamed('重修')
  const refused: [string[], string][] = [
    [[], 'Say what to change'],
    [['--closes', '2035-11-01 09:00'], 'which is not after it opens at 2035-11-22 09:00'],
    [['--opens', '2035-11-24 09:00'], 'Cohort 2026 starts at 2035-11-23 09:00, which is not between'],
    [['--credits-min', '30'], 'are more than the most (20)'],
    [['--kind', 'auction'], 'give one of trial'],
    [['--name', ' '], 'give a name'],
    [['--offer-minutes', '0'], 'give a whole number from 1'],
    [['--department', 'XX'], 'there is no such department'],
  ]
  for (const [words, why] of refused) expect(await staff.fails('round', 'set', '重修', ...words)).toContain(why)
  expect(await roundNamed('重修')).toEqual(before)
})

test('the kind of a round is changed before it opens, and never after something was chosen in it', async () => {
  await addRound('第二轮')
  expect(await staff.does('round', 'set', '第二轮', '--kind', 'lottery')).toContain('kind: first_come → lottery')
  expect(await staff.fails('round', 'set', '正选', '--kind', 'trial')).toContain('so its kind is settled')
  const course = await oneSection(campus)
  const student = await phone(campus)
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  expect(await student.codes('dropCourse', course.whole)).toBe('ok')
  expect(await staff.fails('round', 'set', '正选', '--kind', 'trial')).toContain(
    'Something was chosen in 正选 already, or its draw promised, so it stays a first_come round',
  )
  expect((await roundNamed('正选')).kind).toBe('first_come')
})

test('choices that are being saved while a kind is changed are seen, and the kind stays', async () => {
  await addRound('志愿', '--kind', 'lottery')
  const { id } = await roundNamed('志愿')
  const student = await phone(campus)
  const saver = await campus.database.connect()
  try {
    await saver.query('begin')
    await lockForSaving(saver, id)
    await replaceLotteryChoices(saver, entryOf(id, student), [])
    const setting = staff.fails('round', 'set', '志愿', '--kind', 'first_come')
    await untilSomebodyWaits()
    await saver.query('commit')
    expect(await setting).toContain('Something was chosen in 志愿 already')
  } finally {
    saver.release()
  }
  expect((await roundNamed('志愿')).kind).toBe('lottery')
})

function entryOf(roundId: RoundId, { id: studentId }: Phone) {
  return { roundId, studentId, lotteryCode: 'ab'.repeat(16), savedAt: new Date(), revision: 1 }
}

/** Until a connection of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  const isWaiting = async () => {
    const { rows } = await campus.database.query<{ waiting: number }>(
      `select count(*)::integer as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return only(rows).waiting > 0
  }
  expect(await eventually(isWaiting, true)).toBe(true)
}

test('times that somebody moves while a round is closed by hand are not put back', async () => {
  await addRound('加选')
  const other = await campus.database.connect()
  try {
    await other.query('begin')
    await other.query(`update selection_round set opens_at = '2035-11-25T01:00:00Z' where name = '加选'`)
    const closing = staff.fails('round', 'close', '加选', '--at', '2035-12-05 09:00')
    await untilSomebodyWaits()
    await other.query('commit')
    expect(await closing).toContain('somebody else has just changed the times of 加选')
  } finally {
    other.release()
  }
  expect(await roundNamed('加选')).toMatchObject({
    opens_at: new Date('2035-11-25T01:00:00Z'),
    closes_at: new Date('2035-12-01T01:00:00Z'),
  })
})

test('points and choices are never fewer than students have saved', async () => {
  await addRound('抽签', '--kind', 'lottery')
  const { id } = await roundNamed('抽签')
  const course = await oneSection(campus)
  const student = await phone(campus)
  await replaceLotteryChoices(campus.database, entryOf(id, student), [
    { courseId: course.whole.courseId, sectionIds: course.sections.sectionIds, points: 60 },
  ])
  expect(await staff.fails('round', 'set', '抽签', '--points', '59')).toContain('up to 1 choice and 60 points')
  expect(await staff.does('round', 'set', '抽签', '--points', '60', '--choices', '1')).toContain('points: 100 → 60')
})

test('a trial is closed by its times only by who agrees that everything is taken back', async () => {
  await addRound('试选', '--kind', 'trial', '--cohort', '1999')
  const words = ['round', 'set', '试选', '--opens', '2026-01-01 09:00', '--closes', '2026-01-02 09:00']
  expect(await staff.fails(...words)).toContain('takes its 0 places back from the students')
  expect((await roundNamed('试选')).closes_at.getFullYear()).toBe(2035)
  expect(await staff.does(...words, '--yes')).toContain('closes: 2035-12-01 09:00 → 2026-01-02 09:00')
  await campus.database.query(`update selection_round set wiped_at = now() where name = '试选'`)
  expect(await staff.fails('round', 'set', '试选', '--closes', '2036-01-01 09:00')).toContain('so its times stay')
})
