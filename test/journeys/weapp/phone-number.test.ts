import type { PhoneNumberAnswer } from '../../devtools/phone-calls'
import type { Applet } from './applet'
import { ordinaryVisit, type Visit, WeappJourney } from './weapp-journey'
import { devtoolsVariable, ownLoginFolderVariable } from './weapp-setup'

// In DevTools the person is whoever is logged in there, and no sandbox knows their number.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start(ownLoginFolderVariable)
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

const openid = 'demo-wang-xiulan'
const theirCode = async (): Promise<PhoneNumberAnswer> => ({ code: await journey.codeOf('phone-codes', openid) })

/** A phone of hers on which WeChat's consent was never given; it answers one question after the other. */
function herPhone(answers: (() => Promise<PhoneNumberAnswer>)[], visit: Visit = ordinaryVisit) {
  const phone = journey.newPhone(visit, openid, () => (answers.shift() ?? theirCode)())
  return phone
}

async function comeAsGuardian(applet: Applet): Promise<void> {
  await applet.isOn('packages/people/pages/welcome/index')
  await applet.tap('家长', '.welcome-choice')
  await applet.sees('隐私说明', '谁能看到')
}

test('a mother agrees once, keeps her number to herself, thinks again, and finds her son', async () => {
  if (!isHere) return
  const phone = herPhone([async () => ({ failure: 'user deny' })])
  const applet = await journey.openApplet(phone)
  await comeAsGuardian(applet)
  await applet.screenshot('consent')
  expect(phone.hasConsent).toBe(false)
  await applet.tap('同意并继续')
  await applet.isOn('packages/people/pages/phone/index')
  // Her consent is WeChat's as well.
  expect(phone.hasConsent).toBe(true)
  await applet.tap('用微信手机号绑定')
  await applet.sees('没有拿到手机号')
  await applet.screenshot('phone-declined')
  await applet.tap('用微信手机号绑定')
  await applet.sees('绑定成功', '周子昂')
  await applet.screenshot('phone-found')
  await applet.tap('去首页')
  await applet.isOn('pages/today/index')
  await applet.sees('周子昂')
})

test('on another phone WeChat asks for its consent again, and the number waits for the answer', async () => {
  if (!isHere) return
  const phone = herPhone([])
  const applet = await journey.openApplet(phone)
  await applet.isOn('pages/today/index')
  await applet.sees('周子昂')
  await applet.mini.callWxMethod('navigateTo', { url: '/packages/people/pages/phone/index?as=guardian' })
  await applet.tap('用微信手机号绑定')
  await applet.sees('使用前，先征得你的同意')
  await applet.tap('不同意')
  await applet.sees('没有拿到手机号')
  await applet.tap('用微信手机号绑定')
  await applet.tap('同意')
  await applet.sees('已经绑定好了')
  expect(phone.hasConsent).toBe(true)
})

test('a school that WeChat gives no more numbers has other ways', async () => {
  if (!isHere) return
  const usedUp = async () => ({ failure: 'jsapi has no permission', errno: 1400001 })
  const phone = herPhone([usedUp])
  phone.hasConsent = true
  const applet = await journey.openApplet(phone)
  await applet.sees('周子昂')
  await applet.mini.callWxMethod('navigateTo', { url: '/packages/people/pages/phone/index?as=guardian' })
  await applet.tap('用微信手机号绑定')
  await applet.sees('现在不能用微信手机号', '孩子发给我邀请卡了')
})
