import { createWechatApi } from '../../../../src/cloud/kernel/wechat/wechat-api'
import { createWechatContent } from '../../../../src/cloud/kernel/wechat/wechat-content'
import { createWechatPhone } from '../../../../src/cloud/kernel/wechat/wechat-phone'
import { nowhere, secrets, startAnswering, startStand, student, thrownBy } from './wechat-stand'

const tokenPath = '/cgi-bin/stable_token'
const checkPath = '/wxa/msg_sec_check'

let stand: Awaited<ReturnType<typeof startStand>>
beforeEach(async () => {
  stand = await startStand()
})
afterEach(() => stand.close())

const contentOfProcess = () => createWechatContent(createWechatApi(stand.app, stand.clock))
const fit = { isFit: true }

test('however many calls wait for a token, it is fetched once, and once more when it has ended', async () => {
  const content = contentOfProcess()
  const checkMany = () => Promise.all(Array.from({ length: 20 }, () => content.check('请假一周', student.openid)))
  expect(await checkMany()).toEqual(Array(20).fill(fit))
  expect(stand.timesAsked(tokenPath)).toBe(1)
  stand.passSeconds(7200)
  expect(await checkMany()).toEqual(Array(20).fill(fit))
  expect(stand.timesAsked(tokenPath)).toBe(2)
  expect(stand.timesAsked(checkPath)).toBe(40)
})

test('a token is renewed five minutes before it ends, and does until then when WeChat gives no other', async () => {
  const content = contentOfProcess()
  await content.check('请假一周', student.openid)
  stand.passSeconds(6899)
  await content.check('请假一周', student.openid)
  expect(stand.timesAsked(tokenPath)).toBe(1)
  stand.passSeconds(1)
  stand.troubles.set(tokenPath, -1)
  expect(await content.check('请假一周', student.openid)).toEqual(fit)
  expect(stand.timesAsked(tokenPath)).toBe(2)
  stand.passSeconds(300)
  expect(await content.check('请假一周', student.openid)).toEqual({
    refusal: { code: 'wechat_unavailable', retryAfterMs: 2000 },
  })
  stand.troubles.clear()
  expect(await content.check('请假一周', student.openid)).toEqual(fit)
})

test('a token that another process has ended is replaced by that one’s, without ending it in turn', async () => {
  const [content, ofAnother] = [contentOfProcess(), contentOfProcess()]
  await Promise.all([content.check('请假一周', student.openid), ofAnother.check('请假一周', student.openid)])
  const { appId, secret, apiUrl } = stand.app
  const forced = { grant_type: 'client_credential', appid: appId, secret, force_refresh: true }
  await fetch(`${apiUrl}${tokenPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(forced),
  })
  const checks = Array.from({ length: 5 }, (_, index) =>
    (index % 2 ? content : ofAnother).check('请假一周', student.openid),
  )
  expect(await Promise.all(checks)).toEqual(Array(5).fill(fit))
  expect(stand.timesAsked(tokenPath, '"force_refresh":true')).toBe(1)
})

test('a token that WeChat names but does not take is renewed by force, once in half a minute', async () => {
  const content = contentOfProcess()
  stand.troubles.set(checkPath, 40001)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => thrownBy(content.check('请假一周', student.openid))),
  )
  for (const thrown of answers) expect(thrown).toContain(`WeChat answered ${checkPath} with 40001`)
  expect(stand.timesAsked(tokenPath, '"force_refresh":true')).toBe(1)
  expect(stand.timesAsked(checkPath)).toBe(10)

  stand.passSeconds(10)
  expect(await content.check('请假一周', student.openid)).toEqual({
    refusal: { code: 'wechat_unavailable', retryAfterMs: 20_000 },
  })
  stand.passSeconds(20)
  stand.troubles.set(checkPath, 42001)
  await thrownBy(content.check('请假一周', student.openid))
  expect(stand.timesAsked(tokenPath, '"force_refresh":true')).toBe(2)
})

test.each([
  [-1, 2000],
  [45009, 60_000],
  [45011, 60_000],
])('a call that WeChat turns away by %d may be tried again after %d ms', async (errcode, retryAfterMs) => {
  stand.troubles.set(student.openid, errcode)
  const refusal = { code: 'wechat_unavailable', retryAfterMs }
  expect(await contentOfProcess().check('请假一周', student.openid)).toEqual({ refusal })
  expect(stand.timesAsked(checkPath)).toBe(1)
})

test('a WeChat that is down, slow or broken is told as one that cannot be asked now', async () => {
  const refusal = { code: 'wechat_unavailable', retryAfterMs: 5000 }
  const slow = await startAnswering(({ url }, response) => {
    if (url === `${tokenPath}?`) response.end('{"access_token":"t","expires_in":7200}')
  })
  const broken = await startAnswering((_, response) => response.writeHead(503).end())
  // No stopwatch: the slow one never answers.
  for (const app of [nowhere, { ...slow.app, timeoutMs: 100 }, broken.app])
    expect(await createWechatPhone(createWechatApi(app)).phoneOf('any')).toEqual({ refusal })
  await Promise.all([slow.close(), broken.close()])
})

test('a wrong secret is an outage of ours', async () => {
  const api = createWechatApi({ ...stand.app, secret: 'another-secret' })
  const thrown = await thrownBy(createWechatPhone(api).phoneOf('any'))
  expect(thrown).toContain(`WeChat answered ${tokenPath} with 40125`)
  expect(thrown).not.toContain('another-secret')
})

test('no error says a secret, a token, a code or a phone, even where WeChat repeats them all', async () => {
  const [token, code, phone] = ['the-token-we-hold', 'the-code-of-a-person', '13800001234']
  const repeating = (body: string) => async (): Promise<string> => {
    const server = await startAnswering((request, response) => {
      let sent = ''
      request.on('data', (part) => {
        sent += String(part)
      })
      request.on('end', () => {
        const repeated = `${request.url} ${sent} ${phone} ${secrets.secret}`.replaceAll('"', "'")
        const isToken = request.url?.startsWith(tokenPath)
        response.end(isToken ? `{"access_token":"${token}","expires_in":7200}` : body.replace('REPEATED', repeated))
      })
    })
    const thrown = await thrownBy(createWechatPhone(createWechatApi(server.app)).phoneOf(code))
    await server.close()
    return thrown
  }
  const answers = [
    '{"errcode":40999,"errmsg":"REPEATED, rid: 6512aa10-0f1e2d3c-4b5a6978"}',
    '<html>REPEATED</html>',
    `{"errcode":0,"phone_info":"REPEATED"}`,
    `{"errcode":0,"phone_info":{"purePhoneNumber":"x${phone}","countryCode":"86","watermark":{"appid":"${secrets.appId}"}}}`,
    `{"errcode":"REPEATED"}`,
  ]
  const thrown = await Promise.all(answers.map((body) => repeating(body)()))
  for (const text of thrown)
    for (const secret of [secrets.secret, token, code, phone]) expect(text).not.toContain(secret)
  expect(thrown[0]).toContain('40999, rid 6512aa10-0f1e2d3c-4b5a6978')
})
