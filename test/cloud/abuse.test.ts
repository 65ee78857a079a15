import { openCampus } from '../support/campus'
import { codesOf, somebody } from '../support/people'
import { newRequestId, only, serverPartsOf, startTestServer, type TestServer } from '../support/small-college'

const campus = openCampus()

describe('calls beyond the limit', () => {
  let server: TestServer
  beforeAll(async () => {
    const { configuration, gateways } = serverPartsOf()
    const callLimits = { accountPerMinute: 5, addressPerMinute: 3 }
    server = await startTestServer(campus.database, {
      parts: { configuration: { ...configuration, callLimits }, gateways },
    })
  })
  afterAll(() => server.server.close())

  const post = (name: string, headers: Record<string, string>) =>
    fetch(`${server.url}/api/${name}`, { method: 'POST', headers, body: '{}' })
  const as = (token: string) => ({ authorization: `Bearer ${token}` })

  test('of one account are answered with when to come back, on every phone and from every address', async () => {
    const person = await somebody(campus)
    for (let calls = 0; calls < 5; calls += 1)
      expect((await post('getPerson', { ...as(person.token), 'x-forwarded-for': `10.0.0.${calls}` })).status).toBe(200)
    const response = await post('getPerson', as(person.token))
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(await response.json()).toEqual({
      ok: false,
      refusals: [{ code: 'too_many_requests', retryAfterMs: expect.any(Number) }],
    })
  })

  test('of one account do not touch another behind the same address', async () => {
    const [one, other] = [await somebody(campus), await somebody(campus)]
    for (let calls = 0; calls < 6; calls += 1) await post('getPerson', as(one.token))
    expect((await post('getPerson', as(other.token))).status).toBe(200)
  })

  test('of one address without a session are, and those with one are not counted for it', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' }
    for (let calls = 0; calls < 3; calls += 1) expect((await post('getInstitution', from)).status).toBe(200)
    expect((await post('getInstitution', from)).status).toBe(429)
    expect((await post('getPerson', { ...from, ...as('x'.repeat(43)) })).status).toBe(429)
    const person = await somebody(campus)
    expect((await post('getPerson', { ...from, ...as(person.token) })).status).toBe(200)
    expect((await post('getInstitution', { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200)
  })

  test('an address that is only claimed, before the proxy we trust, is not believed', async () => {
    const claim = (own: string) => ({ 'x-forwarded-for': `${own}, 198.51.100.7` })
    for (let calls = 0; calls < 3; calls += 1) await post('getInstitution', claim(`10.1.1.${calls}`))
    expect((await post('getInstitution', claim('10.1.1.99'))).status).toBe(429)
  })
})

describe('a body', () => {
  const send = async (body: string) => {
    const response = await fetch(`${campus.server.url}/api/searchSections`, { method: 'POST', body })
    const reply = (await response.json()) as { refusals: { code: string; path?: string }[] }
    return { status: response.status, ...only(reply.refusals) }
  }

  test.each([
    ['is nested without end', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['is nested deeper than any request', `{"a":${'['.repeat(13)}${']'.repeat(13)}}`],
    ['reaches for the prototype', '{"__proto__":{"isAdmin":true}}'],
    ['reaches for it through the constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
    ['has a NUL', '{"text":"a\\u0000b"}'],
    ['has half a character', '{"text":"\\ud83d"}'],
    ['has a text that nobody writes', JSON.stringify({ text: 'x'.repeat(4001) })],
  ])('that %s is malformed', async (_about, body) => {
    expect(await send(body)).toMatchObject({ status: 400, code: 'malformed_request' })
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('larger than any request needs is refused by its size', async () => {
    expect(await send(JSON.stringify({ text: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
      code: 'body_too_large',
    })
  })
})

test('an answer is kept by nobody, shown as no page and sent over nothing but TLS', async () => {
  const { headers } = await fetch(`${campus.server.url}/api/getInstitution`, { method: 'POST', body: '{}' })
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'strict-transport-security': expect.stringContaining('max-age='),
  })
})

describe('web pages of other origins', () => {
  let server: TestServer
  beforeAll(async () => {
    const { configuration, gateways } = serverPartsOf()
    const corsOrigins = ['https://campus.example.edu']
    server = await startTestServer(campus.database, {
      parts: { configuration: { ...configuration, corsOrigins }, gateways },
    })
  })
  afterAll(() => server.server.close())

  const allowed = async (origin: string, to = server) => {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const response = await fetch(`${to.url}/api/getPerson`, { method: 'OPTIONS', headers })
    return response.headers.get('access-control-allow-origin')
  }

  test('may call when the institution names them, and no others', async () => {
    expect(await allowed('https://campus.example.edu')).toBe('https://campus.example.edu')
    expect(await allowed('https://campus.example.edu.evil.example')).toBeNull()
    expect(await allowed('null')).toBeNull()
    expect(await allowed('https://campus.example.edu', campus.server)).toBeNull()
  })
})

describe('text that others will read', () => {
  let server: TestServer
  const checked: string[] = []
  beforeAll(async () => {
    const parts = serverPartsOf()
    const check = async (text: string) => {
      checked.push(text)
      return { isFit: !text.includes('违规') }
    }
    server = await startTestServer(campus.database, {
      parts: { ...parts, gateways: { ...parts.gateways, content: { check } } },
    })
  })
  afterAll(() => server.server.close())

  test('goes through the content check, and what is unfit is shown to nobody', async () => {
    const guardian = await somebody(campus)
    const accept = (name: string) => server.call('acceptInvitation', { token: 'A'.repeat(43), name }, guardian.token)
    expect(await accept('违规广告')).toEqual({ ok: false, refusals: [{ code: 'text_rejected', path: 'name' }] })
    expect(codesOf(await accept('林建国'))).toBe('invitation_gone')
    expect(checked).toEqual(['违规广告', '林建国'])
  })

  test('is not sent to the check by those who may not call', async () => {
    const visitor = await somebody(campus)
    const request = {
      requestId: newRequestId(),
      kind: 'section_full' as const,
      sectionIds: [1 as never],
      reason: '请批准',
    }
    expect(codesOf(await server.call('askAdviser', request, visitor.token))).toBe('student_required')
    expect(checked).not.toContain('请批准')
  })
})
