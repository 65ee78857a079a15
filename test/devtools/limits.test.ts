import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench
let server: Server

beforeAll(async () => {
  bench = await RuntimeBench.start()
  server = createServer((_, reply) => setTimeout(() => reply.end('{"isHere":true}'), 200))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => bench.closeApplets())
afterAll(async () => {
  await bench?.end()
  await new Promise((resolve) => server?.close(resolve))
})

const site = 'https://school.example'
const origins = () => ({ [site]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
const empty = { wxml: '<view class="a">{{text}}</view>', definition: '{ write(text) { this.setData({ text }) } }' }

test('setData of more than 1 MB is an error', async () => {
  const { runtime, page } = await bench.run(smallApplet(empty))
  await (await page()).callMethod('write', 'x'.repeat(1000 * 1024))
  expect(runtime.complaints).toEqual([])
  await expect((await page()).callMethod('write', 'x'.repeat(1024 * 1024))).rejects.toThrow('WeChat allows 1024 KB')
  expect(runtime.complaints[0]).toContain('setData of pages/one/index')
})

test('a tenth page opens, an eleventh does not', async () => {
  const { runtime, mini } = await bench.run(smallApplet(empty))
  for (let opened = 1; opened < 10; opened += 1) await mini.callWxMethod('navigateTo', { url: '/pages/two/index' })
  expect(await mini.pageStack()).toHaveLength(10)
  await expect(mini.callWxMethod('navigateTo', { url: '/pages/two/index' })).rejects.toThrow(
    'webview count limit exceed',
  )
  expect(runtime.complaints[0]).toContain('10 pages are open')
})

test('a key holds 1 MB, all keys together 10 MB', async () => {
  const { runtime, mini } = await bench.run(smallApplet(empty))
  const almost = 1000 * 1024
  await expect(mini.callWxMethod('setStorageSync', 'large', 'x'.repeat(1024 * 1024))).rejects.toThrow('1024 KB')
  for (let index = 0; index < 10; index += 1) await mini.callWxMethod('setStorageSync', `k${index}`, 'x'.repeat(almost))
  await expect(mini.callWxMethod('setStorageSync', 'k10', 'x'.repeat(almost))).rejects.toThrow('10 MB')
  expect(runtime.complaints).toHaveLength(2)
})

test('ten requests may be under way at once, not eleven', async () => {
  const definition = `{ ask(count) { for (let left = count; left > 0; left -= 1)
    wx.request({ url: '${site}/', success: ({ data }) => { this.count = (this.count || 0) + Number(data.isHere); this.setData({ count: this.count }) } }) } }`
  const { runtime, page } = await bench.run(smallApplet({ wxml: '<view/>', definition }), { origins: origins() })
  await (await page()).callMethod('ask', 10)
  await until(async () => (await (await page()).data('count')) === 10)
  expect(runtime.complaints).toEqual([])
  await (await page()).callMethod('ask', 11)
  await until(() => runtime.complaints.some((text) => text.includes('10 are under way')))
})

test('a domain that is not allowed is refused', async () => {
  const { runtime, mini } = await bench.run(smallApplet(empty), { origins: origins() })
  await expect(mini.callWxMethod('request', { url: 'https://other.example/' })).rejects.toThrow(
    'url not in domain list',
  )
  expect(runtime.complaints[0]).toContain('https://other.example is not among the allowed domains')
})

test('the clipboard is closed before the person has agreed to the privacy terms', async () => {
  const build = smallApplet(empty, { __usePrivacyCheck__: true })
  const { runtime, mini } = await bench.run(build, {}, (phone) => {
    phone.hasConsent = false
  })
  await expect(mini.callWxMethod('setClipboardData', { data: 'x' })).rejects.toThrow(
    'privacy permission is not authorized',
  )
  expect(runtime.complaints[0]).toContain('setClipboardData before')
})

test('messages are subscribed to by a tap only', async () => {
  const definition = `{ ask() { wx.requestSubscribeMessage({ tmplIds: ['t1'], success: (answer) => this.setData({ answer: answer.t1 }) }) } }`
  const { runtime, mini, page } = await bench.run(smallApplet({ wxml: '<view class="a" bindtap="ask"/>', definition }))
  await (await (await page()).$('.a'))?.tap()
  await until(async () => (await (await page()).data('answer')) === 'accept')
  expect(runtime.complaints).toEqual([])
  await expect(mini.callWxMethod('requestSubscribeMessage', { tmplIds: ['t1'] })).rejects.toThrow('user TAP gesture')
  expect(runtime.complaints).toHaveLength(1)
})

test('without a network a request fails and the applet is told', async () => {
  const definition = '{ onLoad() { wx.onNetworkStatusChange(({ isConnected }) => this.setData({ isConnected })) } }'
  const { runtime, mini, page } = await bench.run(smallApplet({ wxml: '<view/>', definition }), { origins: origins() })
  await runtime.changeNetwork(false)
  await expect(mini.callWxMethod('request', { url: `${site}/` })).rejects.toThrow('request:fail')
  expect(await (await page()).data('isConnected')).toBe(false)
  expect(runtime.complaints).toEqual([])
})
