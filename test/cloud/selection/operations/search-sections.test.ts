import type { Database } from '../../../../src/cloud/kernel/database/database'
import { type Operations, operations } from '../../../../src/contract/operations'
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

type Request = Operations['searchSections']['request']

let database: Database
let campus: TestServer
let student: TestStudent

const morning = { weekday: 1, start: 480, end: 575, weeks: weekRange(1, 16) }
const evening = { weekday: 2, start: 1110, end: 1200, weeks: weekRange(1, 16) }

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  campus = await startTestServer(database)
  student = only(await addStudents(database, 1))
  await addCourse(database, { code: 'CS 100', title: '程序设计', credits: 4 }, [
    { code: '01', meetings: [morning] },
    { code: '02', meetings: [evening], capacity: 0 },
    { code: 'L1', kind: 'lab', capacity: 5 },
  ])
  await addCourse(database, { code: 'CS 20', title: '算法', credits: 2 }, [{ code: '01', meetings: [morning] }])
  for (let number = 1; number <= 25; number += 1)
    await addCourse(database, { code: `MA ${number}`, title: `数学 ${number}` }, [{ code: '01', capacity: null }])
})

afterAll(async () => {
  await campus.server.close()
  await closeTestDatabase(database)
})

async function search(request: Partial<Request>) {
  const reply = await campus.call(
    'searchSections',
    { termId, text: '', filters: {}, cursor: null, limit: 10, ...request },
    student.token,
  )
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusals))
  return reply.value
}

const namesIn = (value: Operations['searchSections']['reply']) =>
  value.listings.map(({ course, section }) => `${course.code}/${section.code}`)

test('the pages of a search hold every section once, in the order of their codes', async () => {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: Operations['searchSections']['reply'] = await search({ cursor, limit: 7 })
    names.push(...namesIn(page))
    cursor = page.nextCursor
  } while (cursor)
  expect(names).toHaveLength(28)
  expect(new Set(names).size).toBe(28)
  expect(names.slice(0, 4)).toEqual(['CS 20/01', 'CS 100/01', 'CS 100/02', 'MA 1/01'])
})

test('a section that appears between two pages neither repeats nor hides another', async () => {
  const first = await search({ text: 'ma', limit: 5 })
  const { courseId } = await addCourse(database, { code: 'MA 0' }, [{ code: '01' }])
  const second = await search({ text: 'ma', limit: 5, cursor: first.nextCursor })
  expect(namesIn(second)[0]).toBe('MA 6/01')
  await database.query('update section set withdrawn_at = now() where course_id = $1', [courseId])
})

test('only the leading component is listed, and it says what is chosen with it', async () => {
  const { listings, matchCount } = await search({ text: '程序' })
  expect(listings.map(({ section, linkedKinds }) => [section.code, linkedKinds])).toEqual([
    ['01', ['lab']],
    ['02', ['lab']],
  ])
  expect(matchCount).toBe(2)
})

test('of each course one section is listed, with how many more there are', async () => {
  const { listings, matchCount } = await search({ text: '程序', filters: { isByCourse: true } })
  expect(listings.map(({ section, moreCount }) => [section.code, moreCount])).toEqual([['01', 1]])
  expect(matchCount).toBe(1)
})

test('sorted by time or credits, the pages still hold every section once, and what the text names comes first', async () => {
  for (const sort of ['time', 'credits'] as const) {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: Operations['searchSections']['reply'] = await search({ filters: { sort }, cursor, limit: 7 })
      names.push(...namesIn(page))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(names).size).toBe(28)
    expect(names).toHaveLength(28)
    expect(names.slice(0, 3)).toEqual(
      sort === 'time' ? ['CS 20/01', 'CS 100/01', 'CS 100/02'] : ['CS 20/01', 'MA 1/01', 'MA 2/01'],
    )
    const named = await search({ text: 'MA 2', filters: { sort } })
    expect(namesIn(named)[0]).toBe('MA 2/01')
    expect(named.exactCount).toBe(1)
  }
})

test('what a student can take leaves out what is full, taken, clashing or passed, whatever the round is doing', async () => {
  const [other] = await addStudents(database, 1)
  if (!other) throw new Error('no student')
  const takeable = async () => {
    const request = { termId, text: 'cs', filters: { isTakeable: true }, cursor: null, limit: 10 }
    const reply = await campus.call('searchSections', request, other.token)
    if (!reply.ok) throw new Error('refused')
    return namesIn(reply.value)
  }
  expect(await takeable()).toEqual(['CS 20/01', 'CS 100/01'])
  await database.query(
    `update selection_round set opens_at = opens_at + interval '10 years', closes_at = closes_at + interval '10 years'`,
  )
  expect(await takeable()).toEqual(['CS 20/01', 'CS 100/01'])
  await database.query(
    `update selection_round set opens_at = opens_at - interval '10 years', closes_at = closes_at - interval '10 years'`,
  )
  const own = await search({ text: 'CS 20' })
  const sectionIds = own.listings.slice(0, 1).map(({ section }) => section.id)
  const chosen = await campus.call('selectSections', { requestId: newRequestId(), sectionIds }, other.token)
  expect(chosen.ok).toBe(true)
  // The other course meets at the same time as the one that is had now.
  expect(await takeable()).toEqual([])
})

test('filters by credits, part of day and seats left work together', async () => {
  expect(namesIn(await search({ filters: { creditsMin: 4 } }))).toEqual(['CS 100/01', 'CS 100/02'])
  expect(namesIn(await search({ filters: { partOfDay: 'evening' } }))).toEqual(['CS 100/02'])
  expect(namesIn(await search({ filters: { partOfDay: 'evening', hasSeatsLeft: true } }))).toEqual([])
  expect(namesIn(await search({ text: 'cs', filters: { hasSeatsLeft: true } }))).toEqual(['CS 20/01', 'CS 100/01'])
})

test('free time only leaves out what clashes with my timetable, and the rest tells why it cannot be had', async () => {
  const { listings } = await search({ text: 'CS 20' })
  const wished = only(listings).section.id
  await campus.call('selectSections', { requestId: newRequestId(), sectionIds: [wished] }, student.token)
  expect(namesIn(await search({ text: 'cs', filters: { isFreeTimeOnly: true } }))).toEqual(['CS 100/02'])
  const after = await search({ text: 'cs' })
  expect(after.listings.map(({ outlook }) => outlook.refusals.map(({ code }) => code))).toEqual([
    [],
    ['time_clash'],
    ['section_full'],
  ])
  expect(after.listings[0]?.outlook.isEnrolled).toBe(true)
})

test('a made-up cursor is refused, not guessed at', async () => {
  const reply = await campus.call(
    'searchSections',
    { termId, text: '', filters: {}, cursor: 'bm9uc2Vuc2U', limit: 10 },
    student.token,
  )
  expect(reply).toEqual({ ok: false, refusals: [{ code: 'cursor_invalid' }] })
})

test('a course tells how each of its sections stands, withdrawn ones aside', async () => {
  const { listings } = await search({ text: 'CS 100' })
  const courseId = listings[0]?.course.id
  if (!courseId) throw new Error('CS 100 is gone')
  const reply = await campus.call('getCourse', { courseId }, student.token)
  if (!reply.ok) throw new Error('refused')
  expect(reply.value.course.components.map(({ kind, sections }) => [kind, sections.map(({ code }) => code)])).toEqual([
    ['lecture', ['01', '02']],
    ['lab', ['L1']],
  ])
  expect(Object.keys(reply.value.outlooks)).toHaveLength(3)
})

test('a row carries no more than its shape, and of what bars a section the first: its own screen tells the rest', async () => {
  // It clashes with what the student has, too.
  await database.query(`update section set capacity = 0 where code = '01' and course_id =
    (select id from course where code = 'CS 100')`)
  const value = await search({ text: 'CS 100' })
  expect(value).toEqual(operations.searchSections.reply.parse(value))
  const { course, section, outlook } = value.listings[0] ?? only([])
  const reply = await campus.call('getCourse', { courseId: course.id }, student.token)
  if (!reply.ok) throw new Error('refused')
  const codes = ({ refusals }: typeof outlook) => refusals.map(({ code }) => code)
  expect(codes(outlook)).toEqual(['time_clash'])
  expect(codes(reply.value.outlooks[section.id] ?? outlook)).toEqual(['time_clash', 'section_full'])
})
