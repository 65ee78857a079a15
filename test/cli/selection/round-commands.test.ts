import { oneSection, openCampus, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { termId } from '../../support/small-college'

const campus = openCampus()
const staff = staffOf(campus)
const added = ['round', 'add', '--term', termId, '--credits-max', '20']

async function roundNamed(name: string) {
  const { rows } = await campus.database.query('select * from selection_round where name = $1', [name])
  return rows[0]
}

test('a paused round refuses a student, and resuming lets them in', async () => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  expect(await staff.does('round', 'pause', '正选')).toContain('正选 is paused')
  expect(await student.codes('selectSections', course.sections)).toBe('round_paused')
  expect(await staff.fails('round', 'pause', '正选')).toContain('is paused already')
  expect(await staff.does('round', 'list')).toContain('正选  paused')
  expect(await staff.does('round', 'resume', '正选')).toContain('正选 is open again until')
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  expect(await staff.does('round', 'list', termId)).toMatch(/1 place taken, 1 refusal, 0 students waiting/)
})

test('a round is opened and closed by hand, and tells what closing does', async () => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  expect(await staff.does('round', 'close', '正选')).toContain('正选 is closed. Students now keep what they have')
  campus.now = new Date()
  expect(await student.codes('selectSections', course.sections)).toBe('round_not_open')
  expect(await staff.fails('round', 'open', '正选')).toContain('First give it a later closing: round close')
  expect(await staff.does('round', 'close', '正选', '--at', '2037-01-01 09:00')).toContain('closes at 2037-01-01 09:00')
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  await staff.does('round', 'open', '正选', '--at', '2036-01-01 09:00')
  expect(await student.codes('dropCourse', course.whole)).toBe('round_not_open')
  expect(await staff.does('round', 'open', '正选')).toContain('正选 is open')
  campus.now = new Date()
  expect(await student.codes('dropCourse', course.whole)).toBe('ok')
})

test('a round of another kind keeps all that was said of it, and warns of the one it meets', async () => {
  await campus.database.query(`insert into department (code, name) values ('CS', '计算机系'), ('MA', '数学系')`)
  const words = ['--name', '抽签', '--kind', 'lottery', '--opens', '2026-11-22 09:00', '--closes', '2036-12-01 09:00']
  const limits = [
    '--credits-min',
    '8',
    '--limit',
    '1=10-22',
    '--limit',
    '2=12-26.5',
    '--start',
    '2026=2026-11-22 12:00',
  ]
  const audience = ['--cohort', '2025', '2026', '--department', 'CS', '--department', 'MA']
  const rest = ['--no-waitlist', '--offer-minutes', '30', '--release-delay', '90', '--waitlist-max', '3']
  const out = await staff.does(...added, ...words, ...limits, ...audience, ...rest, '--points', '60', '--choices', '5')
  expect(out).toContain('Careful: it runs beside 正选 for some of the same students')
  expect(await roundNamed('抽签')).toMatchObject({
    kind: 'lottery',
    opens_at: new Date('2026-11-22T01:00:00Z'),
    credits_min: 8,
    credit_limits: [
      { standing: 1, creditsMin: 10, creditsMax: 22 },
      { standing: 2, creditsMin: 12, creditsMax: 26.5 },
    ],
    starts: [{ cohort: 2026, opensAt: '2026-11-22T04:00:00.000Z' }],
    cohorts: [2025, 2026],
    is_waitlist_open: false,
    offer_minutes: 30,
    release_delay_max_seconds: 90,
    waitlist_max: 3,
    points_max: 60,
    choices_max: 5,
  })
  expect(await staff.does('round', 'list')).toContain('cohorts 2025, 2026 of CS, MA; no waitlist')
})

test('closing a trial early is only done by who agrees that everything is taken back', async () => {
  const words = ['--name', '试选', '--kind', 'trial', '--opens', '2026-09-22 09:00', '--closes', '2036-12-01 09:00']
  await staff.does(...added, ...words, '--cohort', '1999')
  expect(await staff.fails('round', 'close', '试选')).toContain('takes its 0 places back from the students')
  expect((await roundNamed('试选')).closes_at.getFullYear()).toBe(2036)
  expect(await staff.does('round', 'close', '试选', '--yes')).toContain('The server now takes what was tried out back')
})

test('who closes a round before a cohort starts in it is told how to keep it shut, and how to close it all the same', async () => {
  const words = ['--name', '分批', '--cohort', '1999', '--opens', '2026-09-22 09:00', '--closes', '2036-12-01 09:00']
  await staff.does(...added, ...words, '--start', '1999=2036-01-02 09:00')
  const { id } = await roundNamed('分批')
  expect(await staff.fails('round', 'close', '分批')).toContain('Cohort 1999 starts in 分批 only at 2036-01-02 09:00')
  const at = ['--at', '2036-01-01 09:00']
  const told = await staff.fails('round', 'close', '分批', ...at)
  expect(told).toContain(`round pause ${id}`)
  expect(told).toContain(`round set ${id} --closes "2036-01-01 09:00" --start none`)
  expect((await roundNamed('分批')).closes_at.getUTCMonth()).toBe(11)
  await staff.does('round', 'set', String(id), '--closes', '2036-01-01 09:00', '--start', 'none')
  expect(await roundNamed('分批')).toMatchObject({ closes_at: new Date('2036-01-01T01:00:00Z'), starts: [] })
})

test('what cannot be is refused in words', async () => {
  const times = ['--opens', '2026-11-22 09:00', '--closes', '2026-12-01 09:00']
  const words = [...added, '--name', 'X', ...times]
  expect(await staff.fails(...words, '--kind', 'auction')).toContain('give one of trial, lottery, first_come')
  expect(await staff.fails(...words, '--limit', '1=30-20')).toContain('the least is more than the most')
  expect(await staff.fails(...words, '--start', '2026=2026-11-22 08:00')).toContain('starts after the round opens')
  expect(await staff.fails(...words, '--department', 'XX')).toContain('there is no such department. Known: CS, MA')
  expect(await staff.fails('round', 'pause', 'nowhere')).toContain('has no round nowhere. It has: ')
  expect(await roundNamed('X')).toBeUndefined()
})

test('a round is steered without --term: a name means the current term, a number means the round of any term', async () => {
  const words = ['--name', '补选', '--credits-max', '20', '--closes', '2037-12-01 09:00']
  await staff.does('term', 'add', 'later', '--name', '下学期', '--starts-on', '2037-09-07', '--weeks', '16')
  await staff.does('round', 'add', '--term', termId, '--cohort', '1999', '--opens', '2036-01-01 09:00', ...words)
  await staff.does('round', 'add', '--term', 'later', '--opens', '2037-01-01 09:00', ...words)
  const roundOf = async (term: string) => {
    const { rows } = await campus.database.query(
      `select id, opens_at <= now() as "isOpened", closes_at <= now() as "isClosed", paused_at is not null as "isPaused"
       from selection_round where name = '补选' and term_id = $1`,
      [term],
    )
    return rows[0]
  }
  const untouched = { isOpened: false, isClosed: false, isPaused: false }
  await staff.does('round', 'open', '补选')
  expect(await roundOf(termId)).toMatchObject({ ...untouched, isOpened: true })
  await staff.does('round', 'pause', '补选')
  expect(await roundOf(termId)).toMatchObject({ isPaused: true })
  expect(await roundOf('later')).toMatchObject(untouched)

  const { id } = await roundOf('later')
  await staff.does('round', 'open', String(id))
  await staff.does('round', 'pause', String(id))
  await staff.does('round', 'resume', String(id))
  await staff.does('round', 'close', String(id))
  expect(await roundOf('later')).toMatchObject({ isOpened: true, isClosed: true, isPaused: false })
  expect(await roundOf(termId)).toMatchObject({ isPaused: true, isClosed: false })

  await staff.does('round', 'add', '--term', 'later', '--opens', '2037-01-02 09:00', ...words.with(1, '只在下学期'))
  expect(await staff.fails('round', 'close', '只在下学期')).toContain('(--term names another term.)')
})
