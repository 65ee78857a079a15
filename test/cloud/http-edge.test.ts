import { connect } from 'node:net'
import type { Database } from '../../src/cloud/kernel/database/database'
import { sessionHeader } from '../../src/contract/kernel/session-header'
import { operations } from '../../src/contract/operations'
import { closeTestDatabase, openTestDatabase } from '../support/database'
import {
  addStudents,
  openCollege,
  serverPartsOf,
  startTestServer,
  type TestServer,
  termId,
} from '../support/small-college'

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

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${campus.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: response.status, text: await response.text() }
}

function codesIn(text: string): string[] {
  return JSON.parse(text).refusals.map((refusal: { code: string }) => refusal.code)
}

test('an unknown operation is a 404 with its name', async () => {
  const { status, text } = await post('/api/makeCoffee', '{}')
  expect(status).toBe(404)
  expect(JSON.parse(text)).toEqual({ ok: false, refusals: [{ code: 'unknown_operation', operation: 'makeCoffee' }] })
})

test.each(['__proto__', 'constructor', 'toString', '..%2fapi', '%00', '%E0%A4%A'])(
  'an operation named %s is unknown, not an error of ours',
  async (name) => {
    const { status, text } = await post(`/api/${name}`, '{}')
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(codesIn(text)).toHaveLength(1)
  },
)

test.each(['', '{', 'null}', '{"code":', 'code=1', '\u0000'])(
  'a body that is not JSON is refused: %j',
  async (body) => {
    const { status, text } = await post('/api/signIn', body)
    expect(status).toBe(400)
    expect(codesIn(text)).toEqual(['malformed_request'])
  },
)

test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
  'the content type %s makes no difference to what is asked',
  async (type) => {
    const { status, text } = await post('/api/getInstitution', '{}', { 'content-type': type })
    expect({ status, ok: JSON.parse(text).ok }).toEqual({ status: 200, ok: true })
  },
)

test('wrong types are refused with the path of each', async () => {
  const { status, text } = await post('/api/signIn', '{"code":7,"extra":true}')
  expect(status).toBe(400)
  expect(JSON.parse(text).refusals).toEqual([
    expect.objectContaining({ code: 'malformed_request', path: 'code' }),
    expect.objectContaining({ code: 'malformed_request', path: '' }),
  ])
})

test.each(Object.keys(operations))('%s refuses null, a list, a number and a deep nest', async (name) => {
  const [student] = await addStudents(database, 1)
  for (const body of ['null', '[]', '7', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]) {
    const { status, text } = await post(`/api/${name}`, body, { authorization: `Bearer ${student?.token}` })
    expect(status).toBe(400)
    expect(codesIn(text)).toEqual(['malformed_request'])
  }
})

test('a body of 2 MB is refused by its size', async () => {
  const { status, text } = await post('/api/signIn', JSON.stringify({ code: 'x'.repeat(2_000_000) }))
  expect(status).toBe(413)
  expect(codesIn(text)).toEqual(['body_too_large'])
})

test('a session is required, and an expired or made-up one is none', async () => {
  const request = JSON.stringify({ termId })
  expect(codesIn((await post('/api/getStudentTerm', request)).text)).toEqual(['session_required'])
  const madeUp = { authorization: `Bearer ${'A'.repeat(43)}` }
  expect(codesIn((await post('/api/getStudentTerm', request, madeUp)).text)).toEqual(['session_required'])
  const [student] = await addStudents(database, 1)
  const mine = { authorization: `Bearer ${student?.token}` }
  expect((await post('/api/getStudentTerm', request, mine)).status).toBe(200)
  await database.query(`update session set expires_at = now() - interval '1 second'`)
  const expired = await post('/api/getStudentTerm', request, mine)
  expect({ status: expired.status, codes: codesIn(expired.text) }).toEqual({ status: 401, codes: ['session_expired'] })
})

test('a session counts in our own header, whatever a gateway puts into authorization, and there alone too', async () => {
  const [student] = await addStudents(database, 1)
  const token = student?.token ?? ''
  const request = JSON.stringify({ termId })
  const statusWith = async (headers: Record<string, string>) =>
    (await post('/api/getStudentTerm', request, headers)).status
  expect(await statusWith({ [sessionHeader]: token })).toBe(200)
  expect(await statusWith({ [sessionHeader]: token, authorization: `Bearer ${'G'.repeat(43)}` })).toBe(200)
  expect(await statusWith({ authorization: `Bearer ${token}` })).toBe(200)
  expect(await statusWith({ [sessionHeader]: 'A'.repeat(43), authorization: `Bearer ${token}` })).toBe(401)
  expect(await statusWith({ [sessionHeader]: `Bearer ${token}` })).toBe(401)
})

test('a page of an origin that may call may send the session', async () => {
  const { configuration } = serverPartsOf()
  const origin = 'https://campus.example.edu'
  const { server } = await startTestServer(database, {
    parts: { configuration: { ...configuration, corsOrigins: [origin] } },
  })
  const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': sessionHeader }
  const { headers } = await server.inject({ method: 'OPTIONS', url: '/api/getPerson', headers: asked })
  await server.close()
  expect(headers['access-control-allow-origin']).toBe(origin)
  expect(String(headers['access-control-allow-headers']).split(', ')).toContain(sessionHeader)
})

test('an outage answers 500 with a reference and nothing of what happened inside', async () => {
  await database.query('alter table institution rename to institution_gone')
  const { status, text } = await post('/api/getInstitution', '{}')
  await database.query('alter table institution_gone rename to institution')
  expect(status).toBe(500)
  expect(JSON.parse(text)).toEqual({
    ok: false,
    refusals: [{ code: 'internal_error', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
  })
})

test('what is no HTTP at all ends the connection and nothing else', async () => {
  const { port } = new URL(campus.url)
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('\u0016\u0003\u0001 nonsense\r\n\r\n'))
    socket.on('data', () => undefined)
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  expect((await post('/api/getInstitution', '{}')).status).toBe(200)
})
