import { connect } from 'node:net'
import { inTransaction } from '../../../src/cloud/kernel/database/database'
import type { SectionId } from '../../../src/contract/catalogue/ids'
import { openCampus, phone, phones } from '../../support/campus'
import { urlOfTestDatabase } from '../../support/database'
import { type Relay, relayedUrl, startRelay } from '../../support/relay'
import { buildServed, type ServedProcess, serveBuilt } from '../../support/served-process'
import { addCourse, newRequestId } from '../../support/small-college'

const campus = openCampus()
let built: Awaited<ReturnType<typeof buildServed>>
let relay: Relay
let served: ServedProcess

beforeAll(async () => {
  built = await buildServed()
  relay = await startRelay(() => Number(new URL(urlOfTestDatabase(campus.database)).port))
})
beforeEach(async () => {
  served = await serveBuilt(built.folder, relayedUrl(urlOfTestDatabase(campus.database), relay))
})
afterEach(() => served.kill())
afterAll(async () => {
  await relay.stop()
  await built.remove()
})

function post(name: string, token: string, request: unknown = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` }
  return fetch(`${served.url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(request) })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Whether so many connections of this database are as `condition` says. */
function isSeen(condition: string) {
  return async () => {
    const { rows } = await campus.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and ${condition}`,
    )
    return rows.length > 0
  }
}

function isRefused(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
    socket.once('connect', () => socket.destroy())
  })
}

test('a server frozen in mid-batch keeps nobody else from choosing, and answers when it wakes', async () => {
  const [one, two, three] = await phones(campus, 3)
  if (!one || !two || !three) throw new Error('three students')
  const { sectionIds } = await addCourse(campus.database, { code: 'FROZEN 1', credits: 1 }, [{ code: '01' }])
  const wanted = [sectionIds['01'] as SectionId]
  // The batch waits for the section while it holds its student: there the process is frozen, and then gets the section.
  const slept = await inTransaction(campus.database, async (connection) => {
    await connection.query('select 1 from section where id = $1 for update', wanted)
    const asked = post('selectSections', one.token, { requestId: newRequestId(), sectionIds: wanted })
    await until(isSeen(`wait_event_type = 'Lock' and query like '%lock_and_load_batch%'`))
    served.process.kill('SIGSTOP')
    return { asked }
  })
  try {
    for (const { call } of [two, three]) expect((await call('selectSections', { sectionIds: wanted })).ok).toBe(true)
  } finally {
    served.process.kill('SIGCONT')
  }
  expect(await (await slept.asked).json()).toMatchObject({ ok: true })
  const { rows } = await campus.database.query('select 1 from enrolment where section_id = any ($1)', [wanted])
  expect(rows).toHaveLength(3)
})

test('a server that is told to end answers what is under way, closes with the answer, and takes nobody new', async () => {
  const { token } = await phone(campus)
  const underWay = await inTransaction(campus.database, async (connection) => {
    await connection.query('lock table message in access exclusive mode')
    const asked = post('getPerson', token)
    await until(isSeen(`wait_event_type = 'Lock' and query like '%message%'`))
    served.process.kill('SIGTERM')
    await until(isRefused)
    return { asked }
  })
  const response = await underWay.asked
  expect(response.headers.get('connection')).toBe('close')
  expect(await response.json()).toHaveProperty('ok')
  expect(await served.ended).toBe(0)
})

test('a server that is told to end does so, whatever hangs', async () => {
  const { token } = await phone(campus)
  const lost = await inTransaction(campus.database, async (connection) => {
    await connection.query('lock table message in access exclusive mode')
    const asked = post('getPerson', token).catch(() => null)
    await until(isSeen(`wait_event_type = 'Lock' and query like '%message%'`))
    // From here on no answer of the database comes back, to this call or to a goodbye.
    relay.cut()
    served.process.kill('SIGTERM')
    return { asked }
  })
  // It resolves when the process has ended: this test hangs for ever on one that does not.
  expect([0, 1]).toContain(await served.ended)
  await lost.asked
})

test('an outage is told to the log at most once a second, whatever is called meanwhile', async () => {
  const { token } = await phone(campus)
  await post('getPerson', token)
  relay.close()
  try {
    for (let calls = 0; calls < 300; calls += 1) expect((await post('getPerson', token)).status).toBe(503)
    const isTold = async () => served.logged().some(({ msg }) => msg === 'the database is away or busy')
    await until(isTold)
  } finally {
    relay.reopen()
  }
  const lines = served.logged().filter(({ msg }) => msg !== undefined && !msg.startsWith('Server listening'))
  const times = lines.map(({ time = 0 }) => time)
  expect(new Set(lines.map(({ msg }) => msg))).toEqual(new Set(['the database is away or busy']))
  for (const [index, time] of times.entries()) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(990)
})

test('what is deployed brings the program of its second thread along', async () => {
  const { token } = await phone(campus)
  expect(await (await post('exportMyData', token)).json()).toMatchObject({
    ok: true,
    value: { fileName: expect.stringMatching(/\.xlsx$/) },
  })
})
