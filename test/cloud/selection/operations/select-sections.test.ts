import type { Database } from '../../../../src/cloud/kernel/database/database'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { closeTestDatabase, openTestDatabase } from '../../../support/database'
import {
  addCourse,
  addStudents,
  newRequestId,
  only,
  openCollege,
  startTestServer,
  type TestServer,
  type TestStudent,
  termId,
} from '../../../support/small-college'

let database: Database
let campus: TestServer

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  campus = await startTestServer(database)
})

afterAll(async () => {
  await campus.server.close()
  await closeTestDatabase(database)
})

async function oneStudent(cohort?: number): Promise<TestStudent> {
  return only(await addStudents(database, 1, cohort))
}

async function codesOf(promise: ReturnType<typeof campus.call<'selectSections'>>): Promise<string[]> {
  const reply = await promise
  return reply.ok ? ['ok'] : reply.refusals.map(({ code }) => code)
}

function section(ids: Record<string, SectionId>, code: string): SectionId {
  const id = ids[code]
  if (id === undefined) throw new Error(`no section ${code}`)
  return id
}

test('of fifty students tapping one section with ten seats at once, ten get it and forty are told it is full', async () => {
  const { sectionIds } = await addCourse(database, { code: 'RUSH 1' }, [{ code: '01', capacity: 10 }])
  const students = await addStudents(database, 50)
  const replies = await Promise.all(
    students.map(({ token }) =>
      codesOf(
        campus.call('selectSections', { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }, token),
      ),
    ),
  )
  expect(replies.filter((codes) => codes.join() === 'ok')).toHaveLength(10)
  expect(replies.filter((codes) => codes.join() === 'section_full')).toHaveLength(40)
  const { rows } = await database.query('select 1 from enrolment where section_id = $1', [section(sectionIds, '01')])
  expect(rows).toHaveLength(10)
})

test('the last seat goes to one student when two server processes decide at once', async () => {
  const other = await startTestServer(database)
  const { sectionIds } = await addCourse(database, { code: 'RUSH 2' }, [{ code: '01', capacity: 3 }])
  const students = await addStudents(database, 20)
  const replies = await Promise.all(
    students.map(({ token }, index) =>
      codesOf(
        (index % 2 ? campus : other).call(
          'selectSections',
          { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] },
          token,
        ),
      ),
    ),
  )
  await other.server.close()
  expect(replies.filter((codes) => codes.join() === 'ok')).toHaveLength(3)
  expect(replies.filter((codes) => codes.join() === 'section_full')).toHaveLength(17)
})

test('a double tap with one request id makes one enrolment and gets the same answer twice', async () => {
  const { sectionIds } = await addCourse(database, { code: 'TAP 1' }, [{ code: '01' }])
  const { id, token } = await oneStudent()
  const request = { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }
  const [first, second] = await Promise.all([
    campus.call('selectSections', request, token),
    campus.call('selectSections', request, token),
  ])
  expect(first.ok).toBe(true)
  expect(second).toEqual(first)
  expect(await campus.call('selectSections', request, token)).toEqual(first)
  const { rows } = await database.query('select 1 from enrolment where student_id = $1', [id])
  expect(rows).toHaveLength(1)
})

test('a refusal, too, is the answer to its request id for good', async () => {
  const { sectionIds } = await addCourse(database, { code: 'TAP 2' }, [{ code: '01', capacity: 0 }])
  const { token } = await oneStudent()
  const request = { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }
  expect(await codesOf(campus.call('selectSections', request, token))).toEqual(['section_full'])
  await database.query('update section set capacity = 5 where id = $1', [section(sectionIds, '01')])
  expect(await codesOf(campus.call('selectSections', request, token))).toEqual(['section_full'])
  expect(await codesOf(campus.call('selectSections', { ...request, requestId: newRequestId() }, token))).toEqual(['ok'])
})

test('one request id with other content, or of another student, is refused', async () => {
  const { sectionIds } = await addCourse(database, { code: 'TAP 3' }, [{ code: '01' }, { code: '02' }])
  const [one, other] = await addStudents(database, 2)
  const requestId = newRequestId()
  const take = (code: string, token?: string) =>
    codesOf(campus.call('selectSections', { requestId, sectionIds: [section(sectionIds, code)] }, token))
  expect(await take('01', one?.token)).toEqual(['ok'])
  expect(await take('02', one?.token)).toEqual(['request_id_reused'])
  expect(await take('01', other?.token)).toEqual(['request_id_reused'])
})

test('every reason is given at once, in order of precedence, each with its facts', async () => {
  const monday = (weeks: number) => [{ weekday: 1, start: 480, end: 575, weeks }]
  const mine = await addCourse(database, { code: 'WHY 1', credits: 18 }, [
    { code: '01', meetings: monday(weekRange(1, 15, 2)) },
  ])
  const wished = await addCourse(database, { code: 'WHY 2', credits: 4 }, [
    { code: '01', capacity: 0, meetings: monday(weekRange(1, 16)) },
  ])
  const { id, token } = await oneStudent()
  await campus.call(
    'selectSections',
    { requestId: newRequestId(), sectionIds: [section(mine.sectionIds, '01')] },
    token,
  )
  await database.query(`insert into hold (student_id, reason, note) values ($1, 'unpaid_bill', '2025 学费')`, [id])
  const reply = await campus.call(
    'selectSections',
    { requestId: newRequestId(), sectionIds: [section(wished.sectionIds, '01')] },
    token,
  )
  expect(reply).toMatchObject({
    ok: false,
    refusals: [
      { code: 'on_hold', reason: 'unpaid_bill', note: '2025 学费' },
      { code: 'time_clash', withCourse: { courseCode: 'WHY 1' }, weekday: 1, weeks: weekRange(1, 15, 2) },
      { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 },
      { code: 'section_full', capacity: 0, enrolled: 0 },
    ],
  })
})

test('odd and even weeks at the same hour do not clash', async () => {
  const tuesday = (weeks: number) => [{ weekday: 2, start: 600, end: 695, weeks }]
  const odd = await addCourse(database, { code: 'ODD 1' }, [{ code: '01', meetings: tuesday(weekRange(1, 17, 2)) }])
  const even = await addCourse(database, { code: 'EVEN 1' }, [{ code: '01', meetings: tuesday(weekRange(2, 18, 2)) }])
  const { token } = await oneStudent()
  const take = (ids: Record<string, SectionId>) =>
    codesOf(campus.call('selectSections', { requestId: newRequestId(), sectionIds: [section(ids, '01')] }, token))
  expect(await take(odd.sectionIds)).toEqual(['ok'])
  expect(await take(even.sectionIds)).toEqual(['ok'])
})

test('a lecture and its lab are chosen together or not at all', async () => {
  const { sectionIds } = await addCourse(database, { code: 'LAB 1' }, [
    { code: 'L1' },
    { code: 'L2' },
    { code: 'P1', kind: 'lab', parent: 'L1', capacity: 1 },
    { code: 'P2', kind: 'lab', parent: 'L2', capacity: 0 },
  ])
  const { id, token } = await oneStudent()
  const take = (...codes: string[]) =>
    codesOf(
      campus.call(
        'selectSections',
        { requestId: newRequestId(), sectionIds: codes.map((code) => section(sectionIds, code)) },
        token,
      ),
    )
  expect(await take('L1')).toEqual(['component_missing'])
  expect(await take('L2', 'P1')).toEqual(['parent_not_chosen'])
  expect(await take('L1', 'L2', 'P1')).toEqual(['component_repeated'])
  expect(await take('L2', 'P2')).toEqual(['section_full'])
  expect((await database.query('select 1 from enrolment where student_id = $1', [id])).rows).toHaveLength(0)
  expect(await take('L1', 'P1')).toEqual(['ok'])
  expect(await take('L1', 'P1')).toEqual(['already_in_course', 'section_full'])
})

test('a dropped seat goes to the next who asks, and the timetable follows', async () => {
  const { courseId, sectionIds } = await addCourse(database, { code: 'DROP 1' }, [{ code: '01', capacity: 1 }])
  const [first, second] = await addStudents(database, 2)
  const take = (token?: string) =>
    codesOf(
      campus.call('selectSections', { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }, token),
    )
  expect(await take(first?.token)).toEqual(['ok'])
  expect(await take(second?.token)).toEqual(['section_full'])
  const dropped = await campus.call('dropCourse', { requestId: newRequestId(), courseId }, first?.token)
  expect(dropped).toMatchObject({ ok: true, value: { creditsEnrolled: 0, courseCode: 'DROP 1' } })
  expect(await take(second?.token)).toEqual(['ok'])
  const again = await campus.call('dropCourse', { requestId: newRequestId(), courseId }, first?.token)
  expect(again).toEqual({ ok: false, refusals: [{ code: 'not_enrolled' }] })
  const mine = await campus.call('getStudentTerm', { termId }, second?.token)
  expect(mine).toMatchObject({ ok: true, value: { enrolments: [{ course: { code: 'DROP 1' } }], creditsEnrolled: 3 } })
})

test('a request that poisons its batch fails alone', async () => {
  const { sectionIds } = await addCourse(database, { code: 'POISON 1' }, [{ code: '01' }])
  const { sectionIds: poisoned } = await addCourse(database, { code: 'POISON 2' }, [{ code: '01' }])
  // The database refuses this one section whatever the rules say, as a broken invariant would.
  await database.query(`create function poison() returns trigger language plpgsql as $$ begin
    if new.section_id = ${section(poisoned, '01')} then raise exception 'poisoned'; end if; return new; end $$`)
  await database.query('create trigger poison before insert on enrolment for each row execute function poison()')
  const students = await addStudents(database, 6)
  const replies = await Promise.all(
    students.map(({ token }, index) =>
      codesOf(
        campus.call(
          'selectSections',
          { requestId: newRequestId(), sectionIds: [section(index === 3 ? poisoned : sectionIds, '01')] },
          token,
        ),
      ),
    ),
  )
  await database.query('drop trigger poison on enrolment')
  expect(replies).toEqual([['ok'], ['ok'], ['ok'], ['internal_error'], ['ok'], ['ok']])
})

test('a section that left the catalogue is not to be had', async () => {
  const { sectionIds } = await addCourse(database, { code: 'GONE 1' }, [{ code: '01' }])
  await database.query('update section set withdrawn_at = now() where id = $1', [section(sectionIds, '01')])
  const { token } = await oneStudent()
  expect(
    await codesOf(
      campus.call('selectSections', { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }, token),
    ),
  ).toEqual(['section_not_found'])
})

test('the database refuses an oversold section whoever writes it', async () => {
  const { sectionIds } = await addCourse(database, { code: 'LAST 1' }, [{ code: '01', capacity: 0 }])
  const { id, token } = await oneStudent()
  await codesOf(
    campus.call('selectSections', { requestId: newRequestId(), sectionIds: [section(sectionIds, '01')] }, token),
  )
  await expect(
    database.query(
      `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
       select $1, s.id, s.component_id, s.course_id, s.term_id, now(), (select id from enrolment_request limit 1)
       from section s where s.id = $2`,
      [id, section(sectionIds, '01')],
    ),
  ).rejects.toThrow('would hold 1 of 0 seats')
})
