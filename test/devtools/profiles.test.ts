import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Phone } from './phone'
import { androidWithoutIntl, iosToday, isAtLeast, oldBaseLibrary, oldIos, type PhoneProfile } from './profiles'
import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench
let server: Server
/** Answers wait until this resolves. */
let held: Promise<void> = Promise.resolve()

beforeAll(async () => {
  bench = await RuntimeBench.start()
  server = createServer((_, reply) => void held.then(() => reply.end('{"isHere":true}')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => bench.closeApplets())
afterAll(async () => {
  await bench?.end()
  await new Promise((resolve) => server?.close(resolve))
})

const site = 'https://school.example'
const origins = () => ({ [site]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
const still = smallApplet({ wxml: '<view/>', definition: '{}' })

async function whatIs(profile: PhoneProfile, look: string): Promise<unknown> {
  const { mini, runtime } = await bench.run(still, { profile })
  const seen = await mini.evaluate(look)
  expect(runtime.complaints).toEqual([])
  return seen
}

test('versions are compared by their numbers', () => {
  expect(isAtLeast('2.19.4', '2.20.1')).toBe(false)
  expect(isAtLeast('3.0.0', '2.20.1')).toBe(true)
  expect(isAtLeast('2.20.1', '2.20.1')).toBe(true)
})

test('a phone without Intl has none, and sorts and writes without it', async () => {
  const look = '() => [typeof Intl, "b".localeCompare("A") > 0, "a".localeCompare("B") > 0, (1234.5).toLocaleString()]'
  expect(await whatIs(iosToday, look)).toEqual(['object', true, false, '1,234.5'])
  expect(await whatIs(androidWithoutIntl, look)).toEqual(['undefined', true, true, '1234.5'])
})

test('what is newer than the base library is not there', async () => {
  const look =
    '() => [typeof wx.getAppBaseInfo, typeof wx.cloud.callHTTPFunction, wx.canIUse("getAppBaseInfo"), wx.getSystemInfoSync().SDKVersion]'
  expect(await whatIs(iosToday, look)).toEqual(['function', 'function', true, '3.15.1'])
  expect(await whatIs(oldBaseLibrary, look)).toEqual(['undefined', 'undefined', false, '2.19.4'])
})

const ordered = `{ onLoad() {
  const seen = []
  const note = (what) => { seen.push(what); if (seen.length === 2) this.setData({ seen }) }
  setTimeout(() => note('timer'), 0)
  Promise.resolve().then(() => note('promise'))
} }`

test.each([
  { profile: iosToday, order: ['promise', 'timer'] },
  { profile: oldIos, order: ['timer', 'promise'] },
])('promises go on when they do on $profile.name', async ({ profile, order }) => {
  const { page } = await bench.run(smallApplet({ wxml: '', definition: ordered }), { profile })
  await until(async () => (await (await page()).data('seen')) !== undefined)
  expect(await (await page()).data('seen')).toEqual(order)
})

test('only JSON survives setData', async () => {
  const definition =
    '{ data: { kept: 1 }, write() { this.setData({ kept: undefined, day: new Date(0), run: () => 1, list: [undefined] }) } }'
  const { page } = await bench.run(smallApplet({ wxml: '', definition }))
  await (await page()).callMethod('write')
  expect(await (await page()).data()).toEqual({ kept: 1, day: '1970-01-01T00:00:00.000Z', list: [null] })
})

test.each(['http://school.example', 'https://127.0.0.1:9', 'https://localhost', 'https://[::1]'])(
  'a phone calls no %s',
  async (origin) => {
    const { mini, runtime } = await bench.run(still, { origins: { [origin]: 'http://127.0.0.1:9' } })
    await expect(mini.callWxMethod('request', { url: `${origin}/` })).rejects.toThrow('url not in domain list')
    expect(runtime.complaints[0]).toContain('no https address with a name of its own')
  },
)

/** Asks at once and every 30 ms counts on. */
const busy = `{
  data: { beats: 0 },
  onLoad() { setInterval(() => this.setData({ beats: this.data.beats + 1 }), 30) },
  onShow() { this.setData({ shown: (this.data.shown || 0) + 1 }) },
  onHide() { this.setData({ isHidden: true }) },
  ask() { wx.request({ url: '${site}/', complete: ({ errMsg }) => this.setData({ answer: errMsg }) }) },
}`

test('who goes elsewhere for long comes back to requests that were interrupted and timers that stood still', async () => {
  let release: () => void = () => undefined
  held = new Promise((resolve) => {
    release = resolve
  })
  const { page, runtime, phone } = await bench.run(smallApplet({ wxml: '', definition: busy }), { origins: origins() })
  await (await page()).callMethod('ask')
  await until(() => phone.requests.length === 1)
  await runtime.hide({ forLong: true })
  expect(await (await page()).data('answer')).toBe('request:fail interrupted')
  await (await page()).callMethod('ask')
  const { beats } = await (await page()).data()
  // No stopwatch: a slow machine only sees fewer of the beats that must not come.
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect((await (await page()).data()).beats).toBe(beats)
  await runtime.show()
  release()
  await until(async () => (await (await page()).data('beats')) > beats)
  expect(await (await page()).data()).toMatchObject({ isHidden: true, shown: 2 })
  expect(phone.requests).toHaveLength(1)
  await (await page()).callMethod('ask')
  await until(async () => (await (await page()).data('answer')) === 'request:ok')
  expect(runtime.complaints).toEqual([])
})

test('who looks elsewhere for a moment finds the answer there', async () => {
  const { page, runtime } = await bench.run(smallApplet({ wxml: '', definition: busy }), { origins: origins() })
  await (await page()).callMethod('ask')
  await runtime.hide({ forLong: false })
  await runtime.show()
  await until(async () => (await (await page()).data('answer')) === 'request:ok')
})

const noted = {
  'app.js':
    'App({ onLaunch(o) { this.launch = o }, onShow(o) { this.shown = o }, onHide() { this.isHidden = true }, onPageNotFound(o) { this.lost = o } })',
}

test('a cold start leads to the page of a link, and a hot start to that of another', async () => {
  const build = smallApplet({ wxml: '', definition: '{}' }, {}, noted)
  const launch = { path: 'pages/two/index', query: { scene: 'a%3D1' }, scene: 1047 }
  const { mini, page, runtime } = await bench.run(build, {}, undefined, launch)
  expect([(await page()).path, (await page()).query]).toEqual([launch.path, launch.query])
  expect(await mini.evaluate('() => getApp().launch')).toMatchObject(launch)
  await runtime.hide({ forLong: false })
  await runtime.show({ path: 'pages/one/index', query: { from: 'friend' }, scene: 1007 })
  await until(async () => (await page()).path === 'pages/one/index')
  expect(await mini.evaluate('() => [getApp().isHidden, getApp().shown, wx.getEnterOptionsSync().scene]')).toEqual([
    true,
    { path: 'pages/one/index', query: { from: 'friend' }, scene: 1007, referrerInfo: {} },
    1007,
  ])
  expect(runtime.complaints).toEqual([])
})

const lost = (go: string) =>
  smallApplet({ wxml: '', definition: '{}' }, {}, { 'app.js': `wx.onPageNotFound(() => { ${go} }); App({})` })

test.each([
  ['nothing', '', false],
  ['going on later', "setTimeout(() => wx.reLaunch({ url: '/pages/one/index' }), 0)", false],
  ['going on at once', "wx.reLaunch({ url: '/pages/one/index' })", true],
])('a page that is not there: %s', async (_, go, isRight) => {
  const { runtime } = await bench.run(lost(go), {}, undefined, { path: 'pages/gone/index' })
  const complaints = isRight ? [] : [expect.stringContaining('there is no page "pages/gone/index"')]
  expect(runtime.complaints).toEqual(complaints)
})

test('the single page of Moments signs nobody in, goes nowhere and keeps its things apart', async () => {
  const change = (phone: { storage: Map<string, string> }) => void phone.storage.set('a', '1')
  const { mini, runtime, phone } = await bench.run(still, {}, change, { scene: 1154 })
  expect(await mini.callWxMethod('getStorageSync', 'a')).toBe('')
  await mini.callWxMethod('setStorageSync', 'b', 2)
  await until(() => phone.singlePageStorage.has('b'))
  expect([...phone.storage.keys()]).toEqual(['a'])
  await expect(mini.callWxMethod('login')).rejects.toThrow('login:fail not supported in single page mode')
  await expect(mini.callWxMethod('navigateTo', { url: '/pages/two/index' })).rejects.toThrow('single page mode')
  expect(runtime.complaints.map((text) => text.split(' ')[0])).toEqual(['login', 'navigateTo'])
})

test('a sub-package that does not come is told, and comes when it is asked for again', async () => {
  const app = { subPackages: [{ root: 'more', pages: ['three/index'] }] }
  const more = {
    'more/three/index.js': 'Page({})',
    'more/three/index.json': '{}',
    'more/three/index.wxml': '<view/>',
  }
  const { mini, phone, page, runtime } = await bench.run(smallApplet({ wxml: '', definition: '{}' }, app, more))
  phone.bringPackage = () => false
  const go = () => mini.callWxMethod('navigateTo', { url: '/more/three/index' })
  await expect(go()).rejects.toThrow('navigateTo:fail loadSubpackage fail')
  expect((await page()).path).toBe('pages/one/index')
  phone.bringPackage = () => true
  await go()
  expect((await page()).path).toBe('more/three/index')
  expect(runtime.complaints).toEqual([])
})

test('nobody has agreed to anything before they are asked', async () => {
  const guarded = smallApplet({ wxml: '', definition: '{}' }, { __usePrivacyCheck__: true })
  const { mini } = await bench.run(guarded)
  await expect(mini.callWxMethod('setClipboardData', { data: 'x' })).rejects.toThrow('privacy permission')
})

test('a new version is put in place when the applet says so, and not before it is there', async () => {
  const { mini, phone, runtime } = await bench.run(still)
  const apply = '() => { try { wx.getUpdateManager().applyUpdate() } catch (error) { return error.message } }'
  expect(await mini.evaluate(apply)).toContain('before a new version has been fetched')
  await runtime.tell('updateReady')
  await mini.evaluate(apply)
  await until(() => phone.restarts === 1)
})

test('a sub-package is fetched ahead where the build asks for it, and again when that failed', async () => {
  const app = {
    subPackages: [{ root: 'more', pages: ['three/index'] }],
    preloadRule: { 'pages/one/index': { network: 'all', packages: ['more'] } },
  }
  const more = { 'more/three/index.js': 'Page({})', 'more/three/index.json': '{}', 'more/three/index.wxml': '<view/>' }
  const asked: string[] = []
  const change = (phone: Phone) => {
    phone.bringPackage = (root) => asked.push(root) > 1
  }
  const { mini, runtime } = await bench.run(smallApplet({ wxml: '', definition: '{}' }, app, more), {}, change)
  await until(() => asked.length === 1)
  await mini.callWxMethod('navigateTo', { url: '/more/three/index' })
  expect(asked).toEqual(['more', 'more'])
  expect(runtime.complaints).toEqual([])
})
