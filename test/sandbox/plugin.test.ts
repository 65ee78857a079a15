import fastify, { type FastifyInstance } from 'fastify'
import type { PreviewPerson } from '../../src/contract/people/preview-person'
import { sandbox } from '../../src/sandbox/plugin'

const us = { appid: 'wx0000000000000001', secret: 'a-secret-of-the-applet' }
const person: PreviewPerson = {
  openid: 'openid-1',
  studentNumber: null,
  phone: '13800001234',
  name: '林知夏',
  nameEn: 'Lin Zhixia',
  says: '',
  saysEn: '',
}

let server: FastifyInstance
let nowMs = Date.parse('2026-11-22T09:00:00Z')
beforeEach(async () => {
  server = fastify()
  const people = [person, { ...person, openid: 'openid-2', phone: null }]
  await server.register(sandbox, { people, appId: us.appid, secret: us.secret, clock: () => new Date(nowMs) })
})
afterEach(() => server.close())

async function post(url: string, payload: object | string) {
  const headers = { 'content-type': 'application/json' }
  const response = await server.inject({ method: 'POST', url, payload, headers })
  return { status: response.statusCode, ...response.json() }
}

const getToken = (more: object = {}) =>
  post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...us, ...more })
const check = (token: string, more: object = {}) =>
  post(`/wxa/msg_sec_check?access_token=${token}`, {
    version: 2,
    scene: 2,
    openid: person.openid,
    content: '请假一周',
    ...more,
  })

test('an access token stays the same until five minutes before it ends, then two are good for a while', async () => {
  const first = await getToken()
  expect(first).toMatchObject({ status: 200, expires_in: 7200 })
  nowMs += 6899_000
  expect(await getToken()).toMatchObject({ access_token: first.access_token, expires_in: 301 })
  nowMs += 1000
  const second = await getToken()
  expect(second.access_token).not.toBe(first.access_token)
  expect(await check(first.access_token)).toMatchObject({ errcode: 0 })
  expect(await check(second.access_token)).toMatchObject({ errcode: 0 })
  nowMs += 300_000
  expect(await check(first.access_token)).toMatchObject({ status: 200, errcode: 42001 })
})

test('forcing a token ends the one before, not twice in half a minute and not more than twenty times a day', async () => {
  const first = await getToken()
  const forced = await getToken({ force_refresh: true })
  expect(await check(first.access_token)).toMatchObject({ status: 200, errcode: 40001 })
  expect(await getToken({ force_refresh: true })).toMatchObject({ access_token: forced.access_token })
  for (let times = 1; times < 20; times += 1) {
    nowMs += 30_000
    expect(await getToken({ force_refresh: true })).toMatchObject({ expires_in: 7200 })
  }
  nowMs += 30_000
  expect(await getToken({ force_refresh: true })).toMatchObject({ errcode: 45009 })
})

test.each([
  [{ appid: undefined }, 41002],
  [{ appid: 'wx0000000000000002' }, 40013],
  [{ secret: undefined }, 41004],
  [{ secret: 'guess' }, 40125],
  [{ grant_type: 'authorization_code' }, 40002],
])('nobody gets a token with %j', async (wrong, errcode) => {
  expect(await getToken(wrong)).toMatchObject({ status: 200, errcode })
})

test('a call without a token, or with what is no JSON, is told so by WeChat’s numbers', async () => {
  expect(await post('/wxa/msg_sec_check', {})).toMatchObject({ status: 200, errcode: 41001 })
  expect(await check('guess')).toMatchObject({ status: 200, errcode: 40001 })
  const { access_token: token } = await getToken()
  const url = `/wxa/business/getuserphonenumber?access_token=${token}`
  expect(await post(url, '{')).toMatchObject({ status: 200, errcode: 47001 })
})

test.each([
  [{ content: '' }, 44002],
  [{ version: 1 }, 47001],
  [{ content: '字'.repeat(2501) }, 47001],
  [{ scene: 9 }, 40129],
  [{ openid: 'nobody' }, 40003],
])('a text is not checked with %j', async (wrong, errcode) => {
  const { access_token: token } = await getToken()
  expect(await check(token, wrong)).toMatchObject({ status: 200, errcode })
})

test('the phone button gives a code to a person with a phone, and to nobody else', async () => {
  expect(await post('/phone-codes', { openid: person.openid })).toMatchObject({ code: expect.any(String) })
  expect(await post('/phone-codes', { openid: 'openid-2' })).toMatchObject({ status: 404 })
  expect(await post('/phone-codes', { openid: 'nobody' })).toMatchObject({ status: 404 })
  expect(await post('/login-codes', { openid: 'nobody' })).toMatchObject({ status: 404 })
})

test.each<[string, Record<string, string>, number]>([
  ['a program of this machine', { host: '127.0.0.1:8080' }, 200],
  [
    'the page itself',
    { host: 'localhost:8080', origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' },
    200,
  ],
  ['the page that is being worked on', { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:10086' }, 200],
  ['who types the address', { host: '[::1]:8080', 'sec-fetch-site': 'none' }, 200],
  ['a page that points its name here', { host: 'rebound.example:8080', origin: 'http://rebound.example:8080' }, 403],
  ['a name that only begins like this machine', { host: '127.0.0.1.rebound.example' }, 403],
  ['another site', { host: '127.0.0.1:8080', origin: 'https://other.example' }, 403],
  ['another port of this machine', { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:3000' }, 403],
  ['a page without an origin', { host: '127.0.0.1:8080', origin: 'null' }, 403],
  ['another site by a picture or a form', { host: '127.0.0.1:8080', 'sec-fetch-site': 'cross-site' }, 403],
])('%s is answered, or not, before anything is done', async (_who, headers, status) => {
  const guarded = fastify()
  const origins = ['http://127.0.0.1:10086']
  await guarded.register(sandbox, { people: [person], appId: us.appid, secret: us.secret, origins, prefix: '/sandbox' })
  const asked = { method: 'POST', url: '/sandbox/login-codes', payload: { openid: person.openid }, headers } as const
  const answered = await guarded.inject(asked)
  expect(answered.statusCode).toBe(status)
  expect('code' in answered.json()).toBe(status === 200)
  expect((await guarded.inject({ url: '/sandbox/people', headers })).statusCode).toBe(status)
  await guarded.close()
})
