import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import {
  type Database,
  inTransaction,
  openDatabase,
  patienceOfEngine,
} from '../../../src/cloud/kernel/database/database'
import { SessionLookup } from '../../../src/cloud/people/session-lookup'
import { EnrolmentEngine } from '../../../src/cloud/selection/engine/enrolment-engine'
import { HeldRows } from '../../../src/cloud/selection/engine/held-rows'
import type { EnrolmentReply } from '../../../src/cloud/selection/tables/enrolments'
import type { SectionId } from '../../../src/contract/catalogue/ids'
import type { RequestId } from '../../../src/contract/kernel/ids'
import type { StudentId } from '../../../src/contract/people/ids'
import { openCampus, phones } from '../../support/campus'
import { urlOfTestDatabase } from '../../support/database'
import { somebody } from '../../support/people'
import { addCourse, newRequestId } from '../../support/small-college'

const campus = openCampus()
let hasty: Database
/** How many requests each batch had that failed. */
let failed: number[] = []

beforeAll(() => {
  hasty = openDatabase(urlOfTestDatabase(campus.database), 2, patienceOfEngine)
})
afterAll(() => hasty.end())
beforeEach(() => {
  failed = []
})

function engine(): EnrolmentEngine {
  return new EnrolmentEngine({
    database: hasty,
    catalogue: new CatalogueCopy(),
    clock: () => campus.now,
    onBatchFailure: (_error, count) => failed.push(count),
  })
}

let courseCount = 0
/** A section of a course of its own. */
async function section(): Promise<SectionId> {
  courseCount += 1
  const { sectionIds } = await addCourse(campus.database, { code: `HELD ${courseCount}`, credits: 1 }, [{ code: '01' }])
  return sectionIds['01'] as SectionId
}

function select(studentId: StudentId, sectionId: SectionId, id: RequestId = newRequestId()) {
  return { id, studentId, madeBy: 'student' as const, wish: { kind: 'select' as const, sectionIds: [sectionId] } }
}

function codes(reply: EnrolmentReply): string {
  return reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' ')
}

/** Does `work` while somebody has the row open, as a session in `psql` may for hours. */
function whileHeld<Value>(statement: string, id: number, work: () => Promise<Value>): Promise<Value> {
  return inTransaction(campus.database, async (connection) => {
    await connection.query(statement, [id])
    return work()
  })
}

const holdStudent = 'select 1 from student where id = $1 for update'
const holdSection = 'select 1 from section where id = $1 for update'

test('one student whose row somebody holds is told to come back, the others of the batch get their answer', async () => {
  const [one, two, three] = await phones(campus, 3)
  if (!one || !two || !three) throw new Error('three students')
  const wanted = await section()
  const [here, request] = [engine(), select(two.id, wanted)]
  const replies = await whileHeld(holdStudent, two.id, () =>
    Promise.all([here.submit(select(one.id, wanted)), here.submit(request), here.submit(select(three.id, wanted))]),
  )
  expect(replies.map(codes)).toEqual(['ok', 'busy', 'ok'])
  // Busy is no answer to the request: the same id is decided once the row is free.
  expect(codes(await here.submit(request))).toBe('ok')
})

test('who wants a section that somebody holds is told to come back, the others get their answer', async () => {
  const [one, two] = await phones(campus, 2)
  if (!one || !two) throw new Error('two students')
  const [held, free] = [await section(), await section()]
  const here = engine()
  const replies = await whileHeld(holdSection, held, () =>
    Promise.all([here.submit(select(one.id, held)), here.submit(select(two.id, free))]),
  )
  expect(replies.map(codes)).toEqual(['busy', 'ok'])
})

test('who would give up a seat of a section that somebody holds is told to come back', async () => {
  const [one, two] = await phones(campus, 2)
  if (!one || !two) throw new Error('two students')
  const [held, free] = [await section(), await section()]
  const here = engine()
  expect(codes(await here.submit(select(one.id, held)))).toBe('ok')
  const { rows } = await campus.database.query('select course_id from section where id = $1', [held])
  const wish = { kind: 'drop', courseId: rows[0]?.course_id } as const
  const drop = { id: newRequestId(), studentId: one.id, madeBy: 'student', wish } as const
  const replies = await whileHeld(holdSection, held, () =>
    Promise.all([here.submit(drop), here.submit(select(two.id, free))]),
  )
  expect(replies.map(codes)).toEqual(['busy', 'ok'])
  expect(codes(await here.submit(drop))).toBe('ok')
})

test('only the first batch waits for a row that stays held', async () => {
  const [one, two, three] = await phones(campus, 3)
  if (!one || !two || !three) throw new Error('three students')
  const [held, free] = [await section(), await section()]
  const here = engine()
  await whileHeld(holdSection, held, async () => {
    expect(codes(await here.submit(select(one.id, held)))).toBe('busy')
    expect(failed).toEqual([1])
    const replies = await Promise.all([here.submit(select(two.id, held)), here.submit(select(three.id, free))])
    expect(replies.map(codes)).toEqual(['busy', 'ok'])
  })
  expect(failed).toEqual([1])
  expect(codes(await here.submit(select(two.id, held)))).toBe('ok')
})

test('rows that were held are forgotten once they are free, whoever asks then', async () => {
  const [one, two] = await phones(campus, 2)
  if (!one || !two) throw new Error('two students')
  const wanted = await section()
  const needs = (studentId: StudentId, sectionIds: SectionId[]) => [{ studentIds: [studentId], sectionIds, about: [] }]
  const held = new HeldRows()
  const both = `with held as (select 1 from section where id = ${wanted} for update) ${holdStudent.replace(' for update', '')} and exists (select from held) for update`
  await whileHeld(both, one.id, async () => {
    expect(await held.look(hasty, needs(one.id, [wanted]), 'all')).toEqual([true])
    expect(await held.look(hasty, needs(two.id, []), 'remembered')).toEqual([false])
    expect(held.isEmpty).toBe(false)
  })
  // Neither the student nor anybody who wants the section comes back.
  expect(await held.look(hasty, needs(two.id, []), 'remembered')).toEqual([false])
  expect(held.isEmpty).toBe(true)
})

test('while somebody changes the catalogue, everybody is told to come back and nobody is blamed', async () => {
  const students = await phones(campus, 4)
  const wanted = await section()
  const here = engine()
  const ask = () => Promise.all(students.map(({ id }) => here.submit(select(id, wanted))))
  const replies = await whileHeld('update catalogue_version set version = version where version <> $1', -1, ask)
  expect(replies.map(codes)).toEqual(['busy', 'busy', 'busy', 'busy'])
  expect(failed).toEqual([4])
  expect((await ask()).map(codes)).toEqual(['ok', 'ok', 'ok', 'ok'])
})

test('a session whose row somebody holds is waited for by nobody, and the use of the others is noted', async () => {
  const [held, free] = [await somebody(campus), await somebody(campus)]
  const later = new Date(campus.now.getTime() + 2 * 3_600_000)
  const failures: unknown[] = []
  const sessions = new SessionLookup({
    database: hasty,
    clock: () => later,
    onFailure: (error) => failures.push(error),
  })
  const holders = await whileHeld('select 1 from session where account_id = $1 for update', held.accountId, () =>
    Promise.all([sessions.find(held.token, { mayRecall: true }), sessions.find(free.token, { mayRecall: true })]),
  )
  expect(holders.map((holder) => holder?.accountId)).toEqual([held.accountId, free.accountId])
  expect(failures).toEqual([])
  expect((await sessions.find(free.token, { mayRecall: true }))?.lastUsedAt).toEqual(later)
})

test('one request id of two students at two servers at once is refused to the second', async () => {
  const [one, two] = await phones(campus, 2)
  if (!one || !two) throw new Error('two students')
  const wanted = await section()
  const id = newRequestId()
  // What the other server has decided and not committed yet: this one waits for it, and then finds it there.
  const reply = await inTransaction(campus.database, async (connection) => {
    await connection.query(
      `insert into enrolment_request (id, student_id, body, reply, decided_at)
       values ($1, $2, '{"kind":"select"}', '{"ok":false,"refusals":[]}', now())`,
      [id, one.id],
    )
    const asked = engine().submit(select(two.id, wanted, id))
    await untilSomebodyWaits()
    return { asked }
  })
  expect(codes(await reply.asked)).toBe('request_id_reused')
  expect(failed).toEqual([])
})

/** Until a connection of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await campus.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('one request that is wrong in itself is left alone by halving, and the others get their answer', async () => {
  const [one, two, three] = await phones(campus, 3)
  if (!one || !two || !three) throw new Error('three students')
  const wanted = await section()
  const here = engine()
  const noId = 'no id that the database takes' as RequestId
  const [first, last] = [select(one.id, wanted), select(three.id, wanted)]
  const requests = [first, select(two.id, wanted, noId), last]
  const replies = await Promise.allSettled(requests.map((request) => here.submit(request)))
  expect(replies.map((reply) => (reply.status === 'fulfilled' ? codes(reply.value) : 'failed'))).toEqual([
    'ok',
    'failed',
    'ok',
  ])
  expect(failed).toEqual([3, 2, 1])
})
