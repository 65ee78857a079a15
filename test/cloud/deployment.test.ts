import type { Database } from '../../src/cloud/kernel/database/database'
import { DeploymentReport, healthSecretHeader } from '../../src/contract/kernel/deployment'
import { sessionHeader } from '../../src/contract/kernel/session-header'
import { closeTestDatabase, openTestDatabase } from '../support/database'
import { openCollege, serverPartsOf, startTestServer } from '../support/small-college'

const secret = 'a-health-secret-of-32-characters-or-more'
let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
})
afterAll(() => closeTestDatabase(database))

async function answerTo(headers: Record<string, string>, healthSecret: string | null = secret) {
  const { configuration } = serverPartsOf()
  const { server } = await startTestServer(database, { parts: { configuration: { ...configuration, healthSecret } } })
  const answer = await server.inject({ url: '/deployment', headers })
  const elsewhere = await server.inject({ url: '/no-such-path' })
  await server.close()
  return {
    status: answer.statusCode,
    body: answer.body,
    elsewhere: elsewhere.body.replaceAll('/no-such-path', '/deployment'),
  }
}

test.each([
  ['without a secret', {}, secret],
  ['with another secret', { [healthSecretHeader]: `${secret}x` }, secret],
  ['with an empty one on a server that has none', { [healthSecretHeader]: '' }, null],
  ['with "null" on a server that has none', { [healthSecretHeader]: 'null' }, null],
])('a stranger %s learns what any unknown path tells', async (_, headers, healthSecret) => {
  const { status, body, elsewhere } = await answerTo(headers as Record<string, string>, healthSecret)
  expect({ status, body }).toEqual({ status: 404, body: elsewhere })
})

test('whoever brings the secret is told how the server stands, and no secret', async () => {
  const headers = {
    [healthSecretHeader]: secret,
    [sessionHeader]: 'T'.repeat(43),
    'x-forwarded-for': '192.0.2.77, 10.0.0.9',
  }
  const { status, body } = await answerTo(headers)
  const report = DeploymentReport.parse(JSON.parse(body))
  expect(status).toBe(200)
  expect(report).toMatchObject({
    wechat: { code: 'unreachable' },
    proxies: { trusted: 1, address: '10.0.0.9', forwarded: ['192.0.2.77', '10.0.0.9'] },
    session: 'T'.repeat(43),
  })
  expect(report.database?.migrations).toContain('000001_catalogue.sql')
  expect(body).not.toContain(secret)
})
