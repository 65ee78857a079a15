import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Database } from '../../../../src/cloud/kernel/database/database'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import { freePort } from '../../../../src/start/processes'
import { testDataKeys } from '../../../support/data-keys'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../../support/database'
import { hangMs } from '../../../support/patience'
import {
  addCourse,
  addStudents,
  newRequestId,
  only,
  openCollege,
  type TestStudent,
} from '../../../support/small-college'

const root = join(__dirname, '../../../..')

let database: Database
let server: ChildProcess | undefined

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
})

afterAll(async () => {
  server?.kill('SIGKILL')
  await closeTestDatabase(database)
})

/** The server as a process of its own, so that it can be killed without a word. */
async function startServer(port: number): Promise<void> {
  server = spawn(process.execPath, ['--import', 'tsx', 'src/start/serve-preview.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: urlOfTestDatabase(database),
      CAMPUS_DATA_KEYS: testDataKeys,
      PORT: String(port),
    },
    stdio: 'ignore',
  })
  const endMs = Date.now() + hangMs
  for (;;) {
    const isUp = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    if (Date.now() > endMs) throw new Error('the server did not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Wish {
  student: TestStudent
  requestId: ReturnType<typeof newRequestId>
  sectionId: SectionId
}

/** What the phone of a student knows afterwards: the answer, or nothing when the connection broke. */
async function send(port: number, { student, requestId, sectionId }: Wish): Promise<{ ok: boolean } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/selectSections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${student.token}` },
      body: JSON.stringify({ requestId, sectionIds: [sectionId] }),
    })
    return (await response.json()) as { ok: boolean }
  } catch {
    return null
  }
}

test('a server killed in mid-rush loses nothing that it confirmed, and every repeat is answered', async () => {
  const { sectionIds } = await addCourse(database, { code: 'CRASH 1' }, [
    { code: '01', capacity: 60 },
    { code: '02', capacity: 500 },
  ])
  const students = await addStudents(database, 300)
  const wishes = students.map((student, index): Wish => {
    const sectionId = sectionIds[index % 3 === 0 ? '01' : '02']
    if (sectionId === undefined) throw new Error('no section')
    return { student, requestId: newRequestId(), sectionId }
  })
  const port = await freePort()
  await startServer(port)

  let answeredCount = 0
  const running = server
  const killed = new Promise((resolve) => running?.once('exit', resolve))
  const first = await Promise.all(
    wishes.map(async (wish, index) => {
      // Some are decided when it dies, some are under way, and the last fifty find nobody.
      await (index < 250 ? new Promise((resolve) => setTimeout(resolve, index / 3)) : killed)
      const answer = await send(port, wish)
      if (answer) answeredCount += 1
      if (answeredCount === 60) server?.kill('SIGKILL')
      return answer
    }),
  )
  expect(first.filter((answer) => answer === null).length).toBeGreaterThanOrEqual(50)
  await startServer(port)
  const second = await Promise.all(wishes.map((wish) => send(port, wish)))

  // What was confirmed before the crash is confirmed again, by the same answer.
  for (const [index, answer] of first.entries()) if (answer) expect(second[index]).toEqual(answer)
  const { rows } = await database.query<{ student: number; section: number }>(
    `select student_id as student, section_id as section from enrolment where status = 'enrolled'`,
  )
  const placed = new Map(rows.map(({ student, section }) => [student, section]))
  expect(placed.size).toBe(rows.length)
  for (const [index, wish] of wishes.entries())
    expect(placed.get(wish.student.id) === wish.sectionId).toBe(second[index]?.ok)
  const { rows: counts } = await database.query<{ count: number }>(
    'select count(*) from enrolment where section_id = $1',
    [sectionIds['01']],
  )
  expect(only(counts).count).toBe(60)
})
