import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { readStudentsIn } from '../../../src/cloud/catalogue/tables/sections'
import { readTaughtIds } from '../../../src/cloud/catalogue/tables/teaching'
import { readDemoLottery } from '../../../src/cloud/demo/demo-lottery'
import { loadDemoInstitution } from '../../../src/cloud/demo/load-demo-institution'
import { demoPeople, linZhixia, teacher } from '../../../src/cloud/demo/people'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { readWardsOf } from '../../../src/cloud/people/tables/bindings'
import { readMessages } from '../../../src/cloud/people/tables/messages'
import { findSessions, openAccount, startSession } from '../../../src/cloud/people/tables/sessions'
import { readStaffOf } from '../../../src/cloud/people/tables/staff'
import { type StudentRow, studentColumns, studentOfRow } from '../../../src/cloud/people/tables/students'
import { publishDraw } from '../../../src/cloud/selection/draw/publish-draw'
import { verifyDraw } from '../../../src/cloud/selection/draw/verify-draw'
import { whatStillBars } from '../../../src/cloud/selection/standing/still-barring'
import { belongingOf } from '../../../src/cloud/selection/standing/student-standing'
import { readRequestsOfTerm } from '../../../src/cloud/selection/tables/adviser-requests'
import { readDraw } from '../../../src/cloud/selection/tables/draws'
import { readEnrolments } from '../../../src/cloud/selection/tables/enrolments'
import { readLotteryChoices } from '../../../src/cloud/selection/tables/lottery'
import { readStudentRecords } from '../../../src/cloud/selection/tables/student-records'
import type { TermId } from '../../../src/contract/school/ids'
import { weekNumberAt } from '../../../src/rules/school/term-weeks'
import { standingOf } from '../../../src/rules/selection/rounds'
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

test('today is in week 2 of its term, and the main round is open until some Friday at five', async () => {
  const terms = await database.query('select name, name_en as "nameEn", starts_on as "startsOn" from term')
  expect(terms.rows[0]).toMatchObject({ name: '2026 秋季学期', nameEn: 'Autumn 2026' })
  expect(weekNumberAt(terms.rows[0].startsOn, '2026-11-22')).toBe(2)
  const { rows } = await database.query(
    `select name, closes_at as "closesAt" from selection_round where opens_at < $1 and closes_at > $1`,
    [now],
  )
  expect(rows).toEqual([{ name: '正选', closesAt: new Date('2026-11-27T09:00:00Z') }])
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
  expect(rows[0]).toMatchObject({ queue: 3, planned: 5, prerequisites: 6, quotas: 1 })
  expect(rows[0].exams).toBeGreaterThan(40)
})

test('exams are in the last two weeks, each in a room', async () => {
  const { rows } = await database.query(
    `select distinct (x.day - t.starts_on) / 7 + 1 as week, x.room_id is not null as "hasRoom"
     from exam x join section s on s.id = x.section_id join term t on t.id = s.term_id order by week`,
  )
  expect(rows).toEqual([17, 18].map((week) => ({ week, hasRoom: true })))
})

/** The current term as the server tells it to a student. */
async function termOf(number: string) {
  const { rows } = await database.query<StudentRow & { termId: TermId }>(
    `select ${studentColumns}, (select id from term) as "termId"
     from student st left join department d on d.id = st.department_id where st.number = $1`,
    [number],
  )
  const [row] = rows
  if (!row) throw new Error(`no student ${number}`)
  return { student: studentOfRow(row), termId: row.termId }
}

test('the lottery before the term is drawn and published: Lin Zhixia won one choice and lost the other', async () => {
  const { student, termId } = await termOf(linZhixia)
  const round = await readDemoLottery(database, termId)
  expect(standingOf(round, now.getTime())).toBe('closed')
  const draw = await readDraw(database, round.id)
  expect(draw).toMatchObject({ status: 'published' })
  const choices = await readLotteryChoices(database, round.id, student.id)
  expect(choices.map(({ drawn }) => drawn?.outcome.map(({ code }) => code))).toEqual([[], ['section_full']])
  const enrolments = await readEnrolments(database, student.id)
  expect(enrolments.map(({ sectionId }) => sectionId)).toEqual(expect.arrayContaining(choices[0]?.sectionIds ?? []))
})

test('anybody can make the draw of the demo again', async () => {
  const { termId } = await termOf(linZhixia)
  const round = await readDemoLottery(database, termId)
  const draw = await readDraw(database, round.id)
  const parts = { database, clock: () => now, by: 'test' }
  const { text } = await publishDraw(parts, round, draw?.seed ?? '', async () => undefined)
  expect(verifyDraw(text)).toMatchObject({ isGenuine: true })
})

test('an offer waits for Lin Zhixia, and lasts', async () => {
  const { student } = await termOf(linZhixia)
  const [offered] = ((await readStudentRecords(database, [student.id], now)).get(student.id)?.waitlist ?? []).filter(
    ({ offeredAt }) => offeredAt !== null,
  )
  expect(Date.parse(offered?.expiresAt ?? '')).toBeGreaterThan(now.getTime() + 11 * 3_600_000)
})

test('Lin Zhixia has read what came of the lottery and of her request, and not yet that a seat is offered', async () => {
  const { student } = await termOf(linZhixia)
  const accountId = await openAccount(database, 'demo-lin-zhixia')
  const messages = await readMessages(
    database,
    { accountId, studentId: student.id, wardIds: [] },
    { before: null, limit: 10, now },
  )
  expect(messages.map(({ code, isRead }) => [code, isRead])).toEqual([
    ['seat_offered', false],
    ['request_refused', true],
    ['lottery_drawn', true],
  ])
  const times = messages.map(({ at }) => at.getTime())
  expect([now.getTime(), ...times]).toEqual([now.getTime(), ...times].sort((a, b) => b - a))
})

test('her father sees her timetable, and not her results', async () => {
  const wards = await readWardsOf(database, await openAccount(database, 'demo-lin-jianguo'))
  expect(wards).toMatchObject([
    { studentName: '林知夏', status: 'active', allowsTimetable: true, allowsResults: false },
  ])
})

test('the teacher has sections of their own with students in them, and no other role', async () => {
  const { termId } = await termOf(linZhixia)
  const member = await readStaffOf(database, await openAccount(database, teacher.openid))
  expect(member).toMatchObject({ name: teacher.name, roles: ['teacher'] })
  const ids = member ? await readTaughtIds(database, member.staffId, termId) : []
  expect(ids.length).toBeGreaterThan(3)
  const taught = await Promise.all(ids.map((id) => readStudentsIn(database, id)))
  expect(taught.filter((students) => students.length > 0).length).toBeGreaterThan(2)
})

test('two requests wait for the registrar, and no other rule bars who asks', async () => {
  const { termId } = await termOf(linZhixia)
  const asked = await readRequestsOfTerm(database, termId, 'open')
  expect(asked.map(({ studentName, courseCode }) => [studentName, courseCode])).toEqual([
    ['吴云舒', 'CS 3243'],
    [expect.any(String), 'CS 3230'],
  ])
  for (const request of asked) {
    expect(request.sectionCodes.length).toBeGreaterThan(0)
    expect(request.askedAt.getTime()).toBeLessThan(now.getTime())
    const student = belongingOf((await termOf(request.studentNumber)).student)
    expect(await whatStillBars(database, request, { student, copy: new CatalogueCopy(), now })).toEqual([])
  }
})

/** All that students chose, wait for and were drawn, without what tells one loading from another. */
async function storyOf(other: Database): Promise<unknown> {
  const { rows } = await other.query(
    `select (select json_agg(json_build_array(st.number, s.external_id, e.status) order by st.number, s.external_id, e.id)
         from enrolment e join student st on st.id = e.student_id join section s on s.id = e.section_id) as enrolled,
       (select json_agg(json_build_array(st.number, w.course_id, w.state) order by w.place)
         from waitlist_entry w join student st on st.id = w.student_id) as waiting,
       (select json_agg(json_build_array(l.student_id, l.rank, l.ticket, l.outcome) order by l.student_id, l.rank)
         from lottery_choice l) as drawn`,
  )
  return rows[0]
}

test.each(['2026-12-31T15:58:00Z', '2028-02-29T01:11:00Z', '2027-07-11T19:11:00Z'])(
  'loaded at %s it tells the same story',
  async (moment) => {
    const other = await openTestDatabase(2)
    await loadDemoInstitution(other, testVault, new Date(moment))
    expect(await storyOf(other)).toEqual(await storyOf(database))
    await closeTestDatabase(other)
  },
)
