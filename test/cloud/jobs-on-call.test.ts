import type { Database } from '../../src/cloud/kernel/database/database'
import { addJob } from '../../src/cloud/kernel/jobs/tables/jobs'
import { createServer } from '../../src/cloud/main'
import { jobsSecretHeader } from '../../src/cloud/run-jobs-on-call'
import { closeTestDatabase, openTestDatabase } from '../support/database'
import { openCollege, serverPartsOf } from '../support/small-college'

const secret = 'a-secret-for-jobs-of-32-characters-or-more'
let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
})
afterAll(() => closeTestDatabase(database))

/** The answer of a server that does nothing by itself, since it does not listen. */
async function answerTo(headers: Record<string, string>, jobsSecret: string | null = secret) {
  const { configuration, gateways } = serverPartsOf()
  const server = createServer({ database, configuration: { ...configuration, jobsSecret }, gateways })
  const answer = await server.inject({ method: 'POST', url: '/jobs/run', headers })
  const elsewhere = await server.inject({ method: 'POST', url: '/no-such-path' })
  await server.close()
  return {
    status: answer.statusCode,
    body: answer.body,
    elsewhere: elsewhere.body.replaceAll('/no-such-path', '/jobs/run'),
  }
}

async function isWaiting(key: string): Promise<boolean> {
  const { rows } = await database.query('select from graphile_worker.jobs where key = $1', [key])
  return rows.length > 0
}

test.each([
  ['without a secret', {}, secret],
  ['with another secret', { [jobsSecretHeader]: `${secret}x` }, secret],
  ['with an empty one on a server that has none', { [jobsSecretHeader]: '' }, null],
  ['with "null" on a server that has none', { [jobsSecretHeader]: 'null' }, null],
])('a stranger %s learns what any unknown path tells, and nothing is done', async (_, headers, jobsSecret) => {
  await addJob(database, { task: 'thin_requests', key: 'for a stranger' })
  const { status, body, elsewhere } = await answerTo(headers as Record<string, string>, jobsSecret)
  expect({ status, body }).toEqual({ status: 404, body: elsewhere })
  expect(await isWaiting('for a stranger')).toBe(true)
})

test('whoever brings the secret has what is due done, and is told how much that was', async () => {
  await addJob(database, { task: 'thin_requests', key: 'for the timer' })
  const { status, body } = await answerTo({ [jobsSecretHeader]: secret })
  expect(status).toBe(200)
  const { done, isMore } = JSON.parse(body)
  expect(done).toBeGreaterThan(0)
  expect(isMore).toBe(false)
  expect(await isWaiting('for the timer')).toBe(false)
  // The turns that go by the clock wait for theirs.
  for (const task of ['keep_seats', 'thin_requests']) expect(await isWaiting(`cron:${task}`)).toBe(true)
})
