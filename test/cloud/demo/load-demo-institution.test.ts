import { loadDemoInstitution } from '../../../src/cloud/demo/load-demo-institution'
import { demoPeople } from '../../../src/cloud/demo/people'
import type { Database } from '../../../src/cloud/tables/database'
import { findSessions, openAccount, startSession } from '../../../src/cloud/tables/sessions'
import { weekNumberAt } from '../../../src/rules/term-weeks'
import { testVault } from '../../support/data-keys'
import { closeTestDatabase, openTestDatabase } from '../../support/database'

const now = new Date('2026-11-22T02:00:00Z')
let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => closeTestDatabase(database))

test('the demo institution has its courses, its students and no section oversold', async () => {
  const summary = await loadDemoInstitution(database, testVault, now)
  expect(summary).toMatchObject({ courseCount: 60, studentCount: 201 })
  expect(summary.sectionCount).toBeGreaterThanOrEqual(150)
  const { rows } = await database.query(
    `select count(*) filter (where taken > capacity) as oversold, count(*) filter (where taken = capacity) as full,
       count(*) filter (where taken < capacity) as free
     from (select capacity, (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as taken
       from section s) seats`,
  )
  expect(rows[0]).toMatchObject({ oversold: 0 })
  expect(rows[0].full).toBeGreaterThan(10)
  expect(rows[0].free).toBeGreaterThan(50)
})

test('today is in week 12 of its term, and a round is open', async () => {
  const terms = await database.query('select name, name_en as "nameEn", starts_on as "startsOn" from term')
  expect(terms.rows[0]).toMatchObject({ name: '2026 秋季学期', nameEn: 'Autumn 2026' })
  expect(weekNumberAt(terms.rows[0].startsOn, '2026-11-22')).toBe(12)
  const rounds = await database.query('select 1 from selection_round where opens_at < $1 and closes_at > $1', [now])
  expect(rounds.rows).toHaveLength(1)
})

test('Lin Zhixia has four courses, Zhou Ziang none, and Song Yinuo a bill to pay', async () => {
  const { rows } = await database.query(
    `select st.number, count(distinct e.course_id) as courses, count(distinct h.id) as holds
     from student st left join enrolment e on e.student_id = st.id left join hold h on h.student_id = st.id
     where st.number = any ($1) group by st.number order by st.number`,
    [demoPeople.map(({ studentNumber }) => studentNumber)],
  )
  expect(rows.map(({ number, holds }) => [number, holds])).toEqual([
    ['20230042', 1],
    ['20240017', 0],
    ['20250001', 0],
  ])
  expect(rows.slice(1).map(({ courses }) => courses)).toEqual([0, 4])
})

test('every student in the sign-in picker is bound to their own, and nobody else to one', async () => {
  for (const { openid, nameEn, studentNumber } of demoPeople) {
    const { token } = await startSession(database, await openAccount(database, openid), now)
    expect((await findSessions(database, [token])).get(token)).toMatchObject({
      student: studentNumber === null ? null : { nameEn },
    })
  }
})

test('Lin Zhixia is third in a queue, Zhou Ziang has a plan, and there are rules, exams and kept seats to see', async () => {
  const { rows } = await database.query(
    `select
       (select count(*) from waitlist_place p where p.state = 'waiting' and p.section_id = any (
         select q.section_id from waitlist_place q join waitlist_entry w on w.id = q.entry_id
         join student s on s.id = w.student_id where s.number = '20250001')) as queue,
       (select count(*) from plan p join student s on s.id = p.student_id where s.number = '20240017') as planned,
       (select count(*) from course_rule where prerequisite is not null) as prerequisites,
       (select count(*) from exam) as exams, (select count(*) from quota) as quotas`,
  )
  expect(rows[0]).toMatchObject({ planned: 5, prerequisites: 6, quotas: 1 })
  expect(rows[0].queue).toBeGreaterThanOrEqual(3)
  expect(rows[0].exams).toBeGreaterThan(40)
})
