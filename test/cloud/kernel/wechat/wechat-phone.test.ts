import { createWechatApi } from '../../../../src/cloud/kernel/wechat/wechat-api'
import { createWechatPhone } from '../../../../src/cloud/kernel/wechat/wechat-phone'
import { abroad, startAnswering, startStand, student, thrownBy } from './wechat-stand'

let stand: Awaited<ReturnType<typeof startStand>>
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.troubles.clear())

const phones = () => createWechatPhone(createWechatApi(stand.app, stand.clock))
const rejected = { refusal: { code: 'phone_code_rejected' } }

test('the code of the phone button tells the number, at home and abroad', async () => {
  expect(await phones().phoneOf(await stand.phoneCode(student.openid))).toEqual({ phone: '+8613800001234' })
  expect(await phones().phoneOf(await stand.phoneCode(abroad.openid))).toEqual({ phone: '+6581234567' })
})

test('a phone code is good once and for five minutes', async () => {
  const code = await stand.phoneCode(student.openid)
  await phones().phoneOf(code)
  expect(await phones().phoneOf(code)).toEqual(rejected)
  const late = await stand.phoneCode(student.openid)
  stand.passSeconds(300)
  expect(await phones().phoneOf(late)).toEqual(rejected)
  expect(await phones().phoneOf('guess')).toEqual(rejected)
})

test('a login code is no phone code', async () => {
  expect(await phones().phoneOf(await stand.loginCode(student.openid))).toEqual(rejected)
})

test('a code of another applet is rejected', async () => {
  stand.troubles.set(student.openid, 40013)
  expect(await phones().phoneOf(await stand.phoneCode(student.openid))).toEqual(rejected)
})

test('a number that was given to another applet is not taken', async () => {
  const other = await startStand({ watermarkAppId: 'wx0000000000000002' })
  const gateway = createWechatPhone(createWechatApi(other.app, other.clock))
  const thrown = await thrownBy(gateway.phoneOf(await other.phoneCode(student.openid)))
  expect(thrown).toContain('for another applet')
  expect(thrown).not.toContain('13800001234')
  await other.close()
})

test('the country may be told as a number, as in WeChat’s own example', async () => {
  const info = { purePhoneNumber: '13800001234', countryCode: 86, watermark: { appid: stand.app.appId } }
  const answering = await startAnswering(({ url }, response) => {
    const told = url?.startsWith('/cgi-bin')
      ? { access_token: 't', expires_in: 7200 }
      : { errcode: 0, phone_info: info }
    response.end(JSON.stringify(told))
  })
  const gateway = createWechatPhone(createWechatApi(answering.app))
  expect(await gateway.phoneOf('any')).toEqual({ phone: '+8613800001234' })
  await answering.close()
})
