import { createWechatLogin } from '../../../../src/cloud/kernel/wechat/wechat-login'
import { nowhere, secrets, startAnswering, startStand, student, thrownBy } from './wechat-stand'

let stand: Awaited<ReturnType<typeof startStand>>
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.troubles.clear())

test('a login code tells who the person is, here and across applets, and is good once', async () => {
  const login = createWechatLogin(stand.app)
  const code = await stand.loginCode(student.openid)
  const unionid = expect.stringMatching(/^o[\w-]{27}$/)
  expect(await login.openidOf(code)).toEqual({ openid: student.openid, unionid })
  expect(await login.openidOf(code)).toEqual({ refusal: { code: 'login_code_rejected' } })
})

test('a code that was never given, or is five minutes old, is rejected', async () => {
  const login = createWechatLogin(stand.app)
  expect(await login.openidOf('guess')).toEqual({ refusal: { code: 'login_code_rejected' } })
  const code = await stand.loginCode(student.openid)
  stand.passSeconds(300)
  expect(await login.openidOf(code)).toEqual({ refusal: { code: 'login_code_rejected' } })
})

test.each([
  [40029, { code: 'login_code_rejected' }],
  [40163, { code: 'login_code_rejected' }],
  [40226, { code: 'login_blocked' }],
  [45011, { code: 'login_unavailable', retryAfterMs: 60_000 }],
  [-1, { code: 'login_unavailable', retryAfterMs: 2000 }],
])('what WeChat tells by %d is told with the right wait', async (errcode, refusal) => {
  stand.troubles.set(student.openid, errcode)
  const code = await stand.loginCode(student.openid)
  expect(await createWechatLogin(stand.app).openidOf(code)).toEqual({ refusal })
})

test.each([
  ['a wrong secret', { secret: 'another-secret' }, '40125'],
  ['a wrong AppID', { appId: 'wx0000000000000002' }, '40013'],
])('%s is an outage of ours, told by its number alone', async (_what, wrong, errcode) => {
  const code = await stand.loginCode(student.openid)
  const thrown = await thrownBy(createWechatLogin({ ...stand.app, ...wrong }).openidOf(code))
  expect(thrown).toContain(`WeChat answered /sns/jscode2session with ${errcode}, rid `)
  for (const secret of [secrets.secret, 'another-secret', code]) expect(thrown).not.toContain(secret)
})

test('without an open platform account there is no unionid', async () => {
  const answering = await startAnswering((_, response) => response.end('{"openid":"o1","session_key":"k"}'))
  expect(await createWechatLogin(answering.app).openidOf('any')).toEqual({ openid: 'o1', unionid: null })
  await answering.close()
})

test('when WeChat cannot be reached the person is told when to try again', async () => {
  const refusal = { code: 'login_unavailable', retryAfterMs: 5000 }
  expect(await createWechatLogin(nowhere).openidOf('any')).toEqual({ refusal })
})

test('a WeChat that is slow is not waited for', async () => {
  const silent = await startAnswering(() => undefined)
  // No stopwatch: nobody answers there.
  const outcome = await createWechatLogin({ ...silent.app, timeoutMs: 100 }).openidOf('any')
  expect(outcome).toMatchObject({ refusal: { code: 'login_unavailable' } })
  await silent.close()
})

test.each([502, 429])('an answer with HTTP %d is trouble of WeChat that passes', async (status) => {
  const troubled = await startAnswering((_, response) => response.writeHead(status).end('<html>'))
  const outcome = await createWechatLogin(troubled.app).openidOf('any')
  expect(outcome).toMatchObject({ refusal: { code: 'login_unavailable' } })
  await troubled.close()
})

test('a code whose answer was lost is not sent again, for it may be used up', async () => {
  let sent = 0
  const losing = await startAnswering((request) => {
    sent += 1
    request.socket.destroy()
  })
  const outcome = await createWechatLogin(losing.app).openidOf('any')
  expect(outcome).toMatchObject({ refusal: { code: 'login_unavailable' } })
  expect(sent).toBe(1)
  await losing.close()
})

test('a redirection is not followed, so the secret stays with WeChat', async () => {
  let seen = ''
  const elsewhere = await startAnswering((request, response) => {
    seen += request.url
    response.end('{"openid":"o1"}')
  })
  const redirecting = await startAnswering((request, response) =>
    response.writeHead(302, { location: `${elsewhere.app.apiUrl}${request.url}` }).end(),
  )
  const outcome = await createWechatLogin(redirecting.app).openidOf('any')
  expect(outcome).toMatchObject({ refusal: { code: 'login_unavailable' } })
  expect(seen).toBe('')
  await Promise.all([elsewhere.close(), redirecting.close()])
})
