import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench
let server: Server

beforeAll(async () => {
  bench = await RuntimeBench.start()
  server = createServer((request, reply) => reply.end(JSON.stringify({ path: request.url, method: request.method })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => bench.closeApplets())
afterAll(async () => {
  await bench?.end()
  await new Promise((resolve) => server?.close(resolve))
})

/** Both pages write their life down in the app. */
const noted = (name: string) =>
  `{ ${['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload']
    .map((part) => `${part}() { const app = getApp(); app.life = (app.life || '') + ' ${name}.${part}' }`)
    .join(', ')} }`

const lifeOf = '() => getApp().life.trim().split(" ")'
const pageTwo = { 'pages/two/index.js': `Page(${noted('two')})` }
const one = { wxml: '<view/>', definition: noted('one') }

test('a page that opens another is hidden, and shown again when that one is left', async () => {
  const { runtime, mini } = await bench.run(smallApplet(one, {}, pageTwo))
  await mini.callWxMethod('navigateTo', { url: '../two/index' })
  await until(async () => String(await mini.evaluate(lifeOf)).includes('two.onReady'))
  await mini.callWxMethod('navigateBack')
  const life = 'one.onLoad one.onShow one.onReady one.onHide two.onLoad two.onShow two.onReady two.onUnload one.onShow'
  expect(await mini.evaluate(lifeOf)).toEqual(life.split(' '))
  await expect(mini.callWxMethod('navigateBack')).rejects.toThrow('cannot navigate back at first page')
  expect(runtime.complaints).toEqual([])
})

test('pages of the tab bar stay alive; only switchTab leads to them', async () => {
  const list = ['one', 'two'].map((name) => ({ pagePath: `pages/${name}/index`, text: name }))
  const tabBar = { color: '#000000', selectedColor: '#ff0000', backgroundColor: '#ffffff', list }
  const { runtime, mini } = await bench.run(smallApplet(one, { tabBar }, pageTwo))
  await expect(mini.callWxMethod('navigateTo', { url: '/pages/two/index' })).rejects.toThrow(
    'can not navigateTo a tabbar',
  )
  await mini.callWxMethod('switchTab', { url: '/pages/two/index' })
  await mini.callWxMethod('switchTab', { url: '/pages/one/index' })
  const life = (await mini.evaluate(lifeOf)) as string[]
  expect(life.filter((step) => step.startsWith('one.'))).toEqual(
    expect.arrayContaining(['one.onLoad', 'one.onShow', 'one.onHide', 'one.onShow']),
  )
  expect(life).not.toContain('one.onUnload')
  await runtime.page.locator('#tabs > div', { hasText: 'two' }).click()
  await until(async () => (await mini.currentPage())?.path === 'pages/two/index')
  expect(runtime.complaints).toEqual([])
})

test('a sub-package is loaded when one of its pages is first opened', async () => {
  const app = { subPackages: [{ root: 'packages/pay', pages: ['bill/index'] }] }
  const files = {
    'packages/pay/common.js': "module.exports = 'paid'",
    'packages/pay/bill/index.js': "const state = require('../common'); Page({ data: { state } })",
    'packages/pay/bill/index.json': '{}',
    'packages/pay/bill/index.wxml': '<view class="state">{{state}}</view>',
  }
  const { runtime, mini, page } = await bench.run(smallApplet(one, app, files))
  const asked: string[] = []
  runtime.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await mini.callWxMethod('navigateTo', { url: '/packages/pay/bill/index' })
  expect(await (await (await page()).$('.state'))?.text()).toBe('paid')
  expect(asked).toContain('/campus-package/packages/pay.js')
})

test('the phone turns dark and the bar follows theme.json', async () => {
  const themes = { light: { bar: '#ffffff' }, dark: { bar: '#111111' } }
  const app = { darkmode: true, themeLocation: 'theme.json', window: { navigationBarBackgroundColor: '@bar' } }
  const listen = {
    wxml: '<view/>',
    definition: '{ onLoad() { wx.onThemeChange(({ theme }) => this.setData({ theme })) } }',
  }
  const files = { 'theme.json': JSON.stringify(themes) }
  const { runtime, page } = await bench.run(smallApplet(listen, app, files), { theme: 'dark' })
  const bar = () => runtime.page.locator('#bar').evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await bar()).toBe('rgb(17, 17, 17)')
  await runtime.changeTheme('light')
  expect(await (await page()).data('theme')).toBe('light')
})

test('the cloud function is called by its path once the cloud is ready', async () => {
  const definition = `{ ask() { wx.cloud.init({ env: 'x' }); wx.cloud.callHTTPFunction({ name: 'campus', path: '/api/getPerson', method: 'POST', data: {} })
    .then(({ data, statusCode }) => this.setData({ data, statusCode })) } }`
  const origins = { 'https://cloud-function.invalid': `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const { page } = await bench.run(smallApplet({ wxml: '<view/>', definition }), { origins })
  await (await page()).callMethod('ask')
  await until(async () => (await (await page()).data('statusCode')) === 200)
  expect(await (await page()).data('data')).toEqual({ path: '/api/getPerson', method: 'POST' })
})
