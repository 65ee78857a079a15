import type { Applet } from './applet'
import { ordinaryVisit, WeappJourney } from './weapp-journey'
import { devtoolsVariable } from './weapp-setup'

// In DevTools nobody has taken WeChat's consent back, and files are opened by WeChat itself.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

const weChatAsks = '使用前，先征得你的同意'

/** As the registrar, issues a new activation code for a student and is about to copy it. */
async function issueCode(applet: Applet): Promise<void> {
  await applet.tap('何敏')
  await applet.isOn('pages/today/index')
  await applet.mini.callWxMethod('navigateTo', { url: '/packages/people/pages/student-file/index?number=20260100' })
  await applet.tap('发新的激活码')
  await applet.tap('发码')
  await applet.sees('只显示这一次')
}

test('the clipboard is used after the person has agreed on our own sheet, once for all', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await journey.openApplet(phone)
  await issueCode(applet)
  await applet.tap('复制')
  await applet.sees(weChatAsks)
  await applet.screenshot('wechat-privacy')
  await applet.tap('不同意')
  await applet.seesNoLonger(weChatAsks)
  expect(phone.hasConsent).toBe(false)
  await applet.tap('复制')
  await applet.tap('同意')
  await applet.seesNoLonger(weChatAsks)
  expect(phone.hasConsent).toBe(true)
  await applet.tap('复制')
  await applet.sees('只显示这一次')
  expect(await applet.text()).not.toContain(weChatAsks)
})

test('a dark phone in English asks for consent as well', async () => {
  if (!isHere) return
  const phone = journey.newPhone({ language: 'en', theme: 'dark' })
  const applet = await journey.openApplet(phone)
  await applet.tap('Lin Zhixia')
  await applet.isOn('pages/today/index')
  const copying = applet.mini.callWxMethod('setClipboardData', { data: 'x' })
  await applet.sees('First, your consent')
  await applet.screenshot('wechat-privacy-en-dark')
  await applet.tap('Agree')
  await copying
})

test('somebody takes their data along as a file that WeChat opens, and no copy stays on the phone', async () => {
  if (!isHere) return
  const phone = journey.newPhone(ordinaryVisit)
  const applet = await journey.openApplet(phone)
  await applet.tap('林知夏')
  await applet.isOn('pages/today/index')
  await applet.openTab('me')
  await applet.tap('隐私与数据', '.link-row')
  await applet.sees('关于你，这里保存了什么')
  await applet.tap('导出')
  await applet.sees('文件已打开')
  const [document] = phone.documents
  expect([document?.fileType, document?.hasMenu]).toEqual(['xlsx', true])
  // A workbook is a zip archive.
  expect(document?.bytes.subarray(0, 2).toString()).toBe('PK')
  expect(phone.savedFiles.size).toBe(1)
  await applet.screenshot('privacy')
  await applet.mini.navigateBack()
  await applet.isOn('pages/me/index')
  expect(phone.savedFiles.size).toBe(0)
})
