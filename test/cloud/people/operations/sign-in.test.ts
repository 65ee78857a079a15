import fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../../../src/cloud/kernel/database/database'
import { createGateways } from '../../../../src/cloud/kernel/wechat/create-gateways'
import { createWechatLogin } from '../../../../src/cloud/kernel/wechat/wechat-login'
import { createServer } from '../../../../src/cloud/main'
import { sandbox } from '../../../../src/sandbox/plugin'
import { closeTestDatabase, openTestDatabase } from '../../../support/database'
import { serverPartsOf } from '../../../support/small-college'

const wechat = { appId: 'wx0000000000000001', secret: 'test-secret' }
const person = {
  openid: 'openid-1',
  studentNumber: '20250001',
  phone: null,
  name: '林知夏',
  nameEn: 'Lin Zhixia',
  says: '',
  saysEn: '',
}

let database: Database
let stand: FastifyInstance
let campus: FastifyInstance
let nowMs = Date.parse('2026-11-22T09:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  const clock = () => new Date(nowMs)
  stand = fastify()
  await stand.register(sandbox, { prefix: '/sandbox', people: [person], ...wechat, clock })
  const apiUrl = `${await stand.listen({ host: '127.0.0.1', port: 0 })}/sandbox`
  campus = createServer({
    database,
    ...serverPartsOf({ gateways: createGateways({ ...wechat, apiUrl }) }),
    clock,
  })
  await database.query(
    `insert into student (number, name, name_en, cohort) values ('20250001', '林知夏', 'Lin Zhixia', 2025)`,
  )
})

afterAll(async () => {
  await campus.close()
  await stand.close()
  await closeTestDatabase(database)
})

async function loginCode(): Promise<string> {
  const response = await stand.inject({
    method: 'POST',
    url: '/sandbox/login-codes',
    payload: { openid: person.openid },
  })
  return response.json().code
}

async function call(name: string, payload: object, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  return (await campus.inject({ method: 'POST', url: `/api/${name}`, payload, headers })).json()
}

test('a login code opens a session once, and its owner is found again by the token', async () => {
  const code = await loginCode()
  const reply = await call('signIn', { code })
  expect(reply).toMatchObject({ ok: true, value: { person: { student: null } } })
  expect(await call('signIn', { code })).toEqual({ ok: false, refusals: [{ code: 'login_code_rejected' }] })
  expect(await call('getPerson', {}, reply.value.token)).toMatchObject({
    ok: true,
    value: { student: null, wards: [], staff: null },
  })
})

test('a bound account signs in as its student, with one account however often', async () => {
  await call('signIn', { code: await loginCode() })
  await database.query('insert into binding (account_id, student_id) select a.id, s.id from account a, student s')
  const reply = await call('signIn', { code: await loginCode() })
  expect(reply).toMatchObject({ ok: true, value: { person: { student: { number: '20250001', name: '林知夏' } } } })
  expect((await database.query('select 1 from account')).rows).toHaveLength(1)
})

test('a code that was never given, or is older than five minutes, is rejected', async () => {
  expect(await call('signIn', { code: 'guess' })).toEqual({ ok: false, refusals: [{ code: 'login_code_rejected' }] })
  const code = await loginCode()
  nowMs += 5 * 60_000
  expect(await call('signIn', { code })).toEqual({ ok: false, refusals: [{ code: 'login_code_rejected' }] })
})

test('signing out ends the session and no other', async () => {
  const [one, other] = [
    await call('signIn', { code: await loginCode() }),
    await call('signIn', { code: await loginCode() }),
  ]
  expect(await call('signOut', {}, one.value.token)).toEqual({ ok: true, value: {} })
  expect(await call('getPerson', {}, one.value.token)).toEqual({ ok: false, refusals: [{ code: 'session_required' }] })
  expect(await call('getPerson', {}, other.value.token)).toMatchObject({ ok: true })
})

test('a session ends after thirty days', async () => {
  const reply = await call('signIn', { code: await loginCode() })
  nowMs += 30 * 86_400_000
  expect(await call('getPerson', {}, reply.value.token)).toEqual({ ok: false, refusals: [{ code: 'session_expired' }] })
})

test('a session that is used lives on for thirty days from then', async () => {
  const reply = await call('signIn', { code: await loginCode() })
  for (const days of [29, 29, 29]) {
    nowMs += days * 86_400_000
    expect(await call('getPerson', {}, reply.value.token)).toMatchObject({ ok: true })
  }
})

test('the database holds no token that signs in', async () => {
  const reply = await call('signIn', { code: await loginCode() })
  const { rows } = await database.query<{ row: string }>('select session::text as row from session')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ row }) => row.includes(reply.value.token))).toEqual([])
})

test('when WeChat cannot be reached the person is told when to try again', async () => {
  const gateway = createWechatLogin({ ...wechat, apiUrl: 'http://127.0.0.1:1' })
  expect(await gateway.openidOf('any')).toEqual({
    refusal: { code: 'login_unavailable', retryAfterMs: expect.any(Number) },
  })
})

test('a wrong secret is an outage of ours, not a fault of the person', async () => {
  const address = stand.listeningOrigin
  const gateway = createWechatLogin({ ...wechat, secret: 'wrong', apiUrl: `${address}/sandbox` })
  await expect(gateway.openidOf('any')).rejects.toThrow('40125')
})
