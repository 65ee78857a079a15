import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import {
  closeServerDatabases,
  openDatabase,
  openServerDatabases,
  type ServerDatabases,
} from '../../../src/cloud/kernel/database/database'
import { EnrolmentEngine } from '../../../src/cloud/selection/engine/enrolment-engine'
import type { SectionId } from '../../../src/contract/catalogue/ids'
import { openCampus, type Phone, phone, phones } from '../../support/campus'
import { urlOfTestDatabase } from '../../support/database'
import { type Relay, relayedUrl, startRelay } from '../../support/relay'
import { isHealthy } from '../../support/served-process'
import { addCourse, newRequestId, startTestServer, type TestServer } from '../../support/small-college'

const campus = openCampus()
let relay: Relay
let databases: ServerDatabases
let server: TestServer
let student: Phone

beforeAll(async () => {
  const url = urlOfTestDatabase(campus.database)
  relay = await startRelay(() => Number(new URL(url).port))
  databases = openServerDatabases(relayedUrl(url, relay), 8)
  server = await startTestServer(databases.database, databases)
  student = await phone(campus)
})
afterAll(async () => {
  await server.server.close()
  await closeServerDatabases(databases)
  await relay.stop()
})

const post = () =>
  fetch(`${server.url}/api/getPerson`, {
    method: 'POST',
    headers: { authorization: `Bearer ${student.token}` },
    body: '{}',
  })

async function untilGood(): Promise<void> {
  while ((await post()).status !== 200);
}

test('while the database is away, callers are told to come back and when', async () => {
  await untilGood()
  relay.close()
  const response = await post()
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toEqual({ ok: false, refusals: [{ code: 'busy', retryAfterMs: expect.any(Number) }] })
  while (await isHealthy(server.url));
  const health = await fetch(`${server.url}/health`)
  expect({ status: health.status, body: await health.json() }).toEqual({ status: 503, body: { ok: false } })
  relay.reopen()
  await untilGood()
})

test('a batch is not halved because the database is away', async () => {
  const failed: number[] = []
  const url = relayedUrl(urlOfTestDatabase(campus.database), relay)
  const database = openDatabase(url, 1)
  const engine = new EnrolmentEngine({
    database,
    catalogue: new CatalogueCopy(),
    clock: () => campus.now,
    onBatchFailure: (_error, count) => failed.push(count),
  })
  const { sectionIds } = await addCourse(campus.database, { code: 'AWAY 1' }, [{ code: '01' }])
  const requests = (await phones(campus, 8)).map(({ id: studentId }) => {
    const wish = { kind: 'select' as const, sectionIds: [sectionIds['01'] as SectionId] }
    return { id: newRequestId(), studentId, madeBy: 'student' as const, wish }
  })
  const ask = () => Promise.allSettled(requests.map((request) => engine.submit(request)))
  relay.close()
  expect((await ask()).map(({ status }) => status)).toEqual(Array(8).fill('rejected'))
  expect(failed).toEqual([8])
  relay.reopen()
  expect((await ask()).map((one) => one.status === 'fulfilled' && one.value.ok)).toEqual(Array(8).fill(true))
  await database.end()
})

test('connections that die without a word are found out and replaced', async () => {
  await untilGood()
  // As many as there may be, all of them lying idle.
  await Promise.all(Array.from({ length: 20 }, post))
  relay.cut()
  await untilGood()
  const { sectionIds } = await addCourse(campus.database, { code: 'AWAY 2' }, [{ code: '01' }])
  const request = { requestId: newRequestId(), sectionIds: [sectionIds['01'] as SectionId] }
  let reply = await server.call('selectSections', request, student.token)
  // The engine's own connection may be found dead only now.
  while (!reply.ok) reply = await server.call('selectSections', request, student.token)
  expect(reply.value.courseCode).toBe('AWAY 2')
  while (!(await isHealthy(server.url)));
})
