import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench

beforeAll(async () => {
  bench = await RuntimeBench.start()
})
afterEach(() => bench.closeApplets())
afterAll(() => bench?.end())

const wxml = `<button class="agree" id="agree" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree"/>
  <button class="phone" open-type="getPhoneNumber" bindgetphonenumber="told"/>
  <button class="both" id="both" open-type="getPhoneNumber|agreePrivacyAuthorization" bindgetphonenumber="told"/>`

/** An applet that puts WeChat's question itself and answers it by its own button, or by `refuse`. */
const definition = `{
  onLoad() { wx.onNeedPrivacyAuthorization((resolve, info) => { this.resolve = resolve; this.setData({ referrer: info.referrer }) }) },
  agree() { if (this.resolve) this.resolve({ buttonId: 'agree', event: 'agree' }) },
  lie() { this.resolve({ buttonId: 'agree', event: 'agree' }) },
  refuse() { this.resolve({ event: 'disagree' }) },
  copy() { wx.setClipboardData({ data: 'x', complete: ({ errMsg }) => this.setData({ copied: errMsg }) }) },
  look() { wx.getPrivacySetting({ success: ({ needAuthorization }) => this.setData({ needAuthorization }) }) },
  told({ detail }) { this.setData({ told: detail }) },
}`
const build = smallApplet({ wxml, definition }, { __usePrivacyCheck__: true })
const code = 'phone-code'

async function opened(answer: { code: string } | { failure: string; errno?: number } = { code }, hasConsent = false) {
  const running = await bench.run(build, { phoneNumber: () => answer }, (phone) => {
    phone.hasConsent = hasConsent
  })
  const page = await running.page()
  const tap = async (selector: string) => (await page.$(selector))?.tap()
  const becomes = (key: string, wanted: unknown) =>
    until(async () => JSON.stringify(await page.data(key)) === JSON.stringify(wanted))
  return { ...running, page, tap, becomes }
}

test('what is guarded waits for the question of the applet and carries on when its button was tapped', async () => {
  const { runtime, phone, page, tap, becomes } = await opened()
  await page.callMethod('copy')
  await becomes('referrer', 'setClipboardData')
  expect(await page.data('copied')).toBeUndefined()
  await tap('.agree')
  await becomes('copied', 'setClipboardData:ok')
  expect(phone.hasConsent).toBe(true)
  await page.callMethod('look')
  await becomes('needAuthorization', false)
  expect(runtime.complaints).toEqual([])
})

test('a person who does not agree is heard too', async () => {
  const { runtime, phone, page, becomes } = await opened()
  await page.callMethod('copy')
  await becomes('referrer', 'setClipboardData')
  await page.callMethod('refuse')
  await becomes('copied', 'setClipboardData:fail privacy permission is not authorized')
  expect(phone.hasConsent).toBe(false)
  expect(runtime.complaints).toEqual([])
})

test('consent without a finger on the button is none', async () => {
  const { runtime, page, becomes } = await opened()
  await page.callMethod('copy')
  await becomes('referrer', 'setClipboardData')
  await page.callMethod('lie')
  await becomes('copied', 'setClipboardData:fail privacy permission is not authorized')
  expect(runtime.complaints[0]).toContain('no finger was on the button "agree"')
})

test('who agreed once is not asked again, after a restart neither', async () => {
  const { phone, tap } = await opened()
  await tap('.agree')
  await until(() => phone.hasConsent)
  const again = await opened({ code }, true)
  await again.page.callMethod('copy')
  await again.becomes('copied', 'setClipboardData:ok')
  expect(await again.page.data('referrer')).toBeUndefined()
})

test('the phone number is a code for the server, and asks for consent first', async () => {
  const { runtime, tap, becomes } = await opened()
  await tap('.phone')
  await becomes('referrer', 'button.getPhoneNumber')
  await tap('.agree')
  await becomes('told', { code, errMsg: 'getPhoneNumber:ok' })
  expect(runtime.complaints).toEqual([])
})

test('one tap may agree and give the phone number', async () => {
  const { runtime, phone, page, tap, becomes } = await opened()
  await tap('.both')
  await becomes('told', { code, errMsg: 'getPhoneNumber:ok' })
  expect([phone.hasConsent, await page.data('referrer')]).toEqual([true, undefined])
  expect(runtime.complaints).toEqual([])
})

test('who keeps the phone number to themselves, and an applet that may not ask, are told apart', async () => {
  const denied = await opened({ failure: 'user deny' }, true)
  await denied.tap('.phone')
  await denied.becomes('told', { failure: 'user deny', errMsg: 'getPhoneNumber:fail user deny' })
  const usedUp = await opened({ failure: 'exceed quota', errno: 1400001 }, true)
  await usedUp.tap('.phone')
  await usedUp.becomes('told', { failure: 'exceed quota', errno: 1400001, errMsg: 'getPhoneNumber:fail exceed quota' })
})

const filing = `{
  save(path, base64) {
    try { wx.getFileSystemManager().writeFileSync(path, base64, 'base64') } catch (error) { this.setData({ error: error.message }) }
  },
  remove(path) { wx.getFileSystemManager().unlinkSync(path) },
  open(filePath) { wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true, complete: ({ errMsg }) => this.setData({ opened: errMsg }) }) },
  place() { this.setData({ place: wx.env.USER_DATA_PATH }) },
}`

test('a file written by the applet opens as a document, and is gone when it is removed', async () => {
  const { runtime, phone, page: current } = await bench.run(smallApplet({ wxml: '<view/>', definition: filing }))
  const page = await current()
  await page.callMethod('place')
  const path = `${await page.data('place')}/mine.xlsx`
  await page.callMethod('save', path, Buffer.from('rows').toString('base64'))
  await page.callMethod('open', path)
  await until(async () => (await page.data('opened')) === 'openDocument:ok')
  expect(phone.documents).toEqual([{ path, fileType: 'xlsx', hasMenu: true, bytes: Buffer.from('rows') }])
  await page.callMethod('remove', path)
  await until(() => phone.savedFiles.size === 0)
  await page.callMethod('open', path)
  await until(async () => String(await page.data('opened')).startsWith('openDocument:fail no such file'))
  await page.callMethod('save', 'http://elsewhere/mine.xlsx', '')
  expect(await page.data('error')).toContain('permission denied')
  expect(runtime.complaints).toEqual([])
})
