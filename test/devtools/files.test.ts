import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

interface Received {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

let bench: RuntimeBench
let server: Server
const received: Received[] = []

async function keep(request: IncomingMessage): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  received.push({
    path: request.url ?? '',
    type: request.headers['content-type'] ?? '',
    body: Buffer.concat(parts),
  })
}

/** Answers that are not given before the test ends. */
const unanswered: ServerResponse[] = []

beforeAll(async () => {
  bench = await RuntimeBench.start()
  server = createServer((request, reply) => {
    void keep(request).then(() => {
      if (request.url === '/slow') return unanswered.push(reply)
      reply.setHeader('content-type', request.url === '/dot.svg' ? 'image/svg+xml' : 'application/json')
      return reply.end(request.url === '/dot.svg' ? dot.bytes : '{"isHere":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  received.splice(0)
  for (const reply of unanswered.splice(0)) reply.end('late')
  await bench.closeApplets()
})
afterAll(async () => {
  await bench?.end()
  await new Promise((resolve) => server?.close(resolve))
})

const site = 'https://school.example'
const origins = () => ({ [site]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"><rect width="7" height="5"/></svg>'
const dot = { name: 'dot.svg', type: 'image/svg+xml', bytes: Buffer.from(svg) }
const empty = smallApplet({ wxml: '<view/>', definition: '{}' })

const choosing = `{
  data: { source: '', told: [] },
  choose() { wx.chooseMedia({ count: 1, success: ({ tempFiles }) => this.setData({ source: tempFiles[0].tempFilePath }) }) },
  drawn({ detail }) { this.setData({ width: detail.width }) },
  send(path, isAborted) {
    const task = wx.uploadFile({ url: '${site}' + path, filePath: this.data.source, name: 'paper', formData: { reason: '病假' },
      success: ({ data, statusCode }) => this.setData({ answer: data, statusCode }), fail: ({ errMsg }) => this.setData({ errMsg }) })
    task.onProgressUpdate((told) => this.setData({ told: this.data.told.concat(told) }))
    if (isAborted) task.abort()
  },
  fetch() {
    const task = wx.downloadFile({ url: '${site}/dot.svg', success: ({ tempFilePath, statusCode }) => this.setData({ source: tempFilePath, statusCode }) })
    task.onProgressUpdate((told) => this.setData({ told: this.data.told.concat(told) }))
  },
  sendMany() { for (let left = 11; left > 0; left -= 1) this.send('/slow', false) },
}`
const withPicture = smallApplet({ wxml: '<image src="{{source}}" bindload="drawn"/>', definition: choosing })

async function withChosenPicture() {
  const running = await bench.run(withPicture, { origins: origins(), choose: () => [dot] })
  const page = await running.page()
  await page.callMethod('choose')
  await until(async () => (await page.data('source')) !== '')
  return { ...running, page }
}

test('a scanned code is text, and a closed scanner is no error of the applet', async () => {
  const codes = [{ text: '教室 A-101' }, null]
  const { runtime, mini } = await bench.run(empty, { scan: () => codes.shift() ?? null })
  expect(await mini.callWxMethod('scanCode', {})).toMatchObject({ result: '教室 A-101', scanType: 'QR_CODE' })
  await expect(mini.callWxMethod('scanCode', {})).rejects.toThrow('scanCode:fail cancel')
  expect(runtime.complaints).toEqual([])
})

test('a chosen picture has a path of WeChat’s and is drawn', async () => {
  const { page, runtime } = await withChosenPicture()
  expect(await page.data('source')).toMatch(/^wxfile:\/\/tmp_\w+\.svg$/)
  await until(async () => (await page.data('width')) === 7)
  expect(runtime.complaints).toEqual([])
})

test('whoever goes back has chosen nothing', async () => {
  const { runtime, mini } = await bench.run(empty, { choose: () => null })
  await expect(mini.callWxMethod('chooseMedia', {})).rejects.toThrow('chooseMedia:fail cancel')
  expect(runtime.complaints).toEqual([])
})

test('the album is closed before the person has agreed to the privacy terms', async () => {
  const build = smallApplet({ wxml: '<view/>', definition: '{}' }, { __usePrivacyCheck__: true })
  const { runtime, mini } = await bench.run(build, { choose: () => [dot] }, (phone) => {
    phone.hasConsent = false
  })
  await expect(mini.callWxMethod('chooseMedia', {})).rejects.toThrow('privacy permission is not authorized')
  expect(runtime.complaints[0]).toContain('chooseMedia before')
})

test.each(['scanCode', 'chooseMedia'])('%s throws on a phone whose test does not answer it', async (name) => {
  const { mini } = await bench.run(empty)
  await expect(mini.callWxMethod(name, {})).rejects.toThrow(`wx.${name} is not implemented`)
})

test('a chosen picture arrives at the server as a form with its fields', async () => {
  const { page, runtime } = await withChosenPicture()
  await page.callMethod('send', '/papers', false)
  await until(async () => (await page.data('answer')) === '{"isHere":true}')
  const [{ type, body, path } = { type: '', body: Buffer.alloc(0), path: '' }] = received
  expect(path).toBe('/papers')
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  expect(form.get('reason')).toBe('病假')
  const paper = form.get('paper') as File
  expect(paper.type).toBe('image/svg+xml')
  expect(await paper.text()).toBe(svg)
  const bytes = body.length
  expect(await page.data('told')).toEqual([{ progress: 100, totalBytesSent: bytes, totalBytesExpectedToSend: bytes }])
  expect(runtime.complaints).toEqual([])
})

test('an upload that is ended early fails, tells no progress and leaves the server', async () => {
  const { page, runtime } = await withChosenPicture()
  await page.callMethod('send', '/slow', true)
  await until(async () => (await page.data('errMsg')) === 'uploadFile:fail abort')
  // Nobody is there any more to hear the answer, should the upload have come so far.
  await until(() => unanswered.every(({ destroyed }) => destroyed))
  expect(await page.data('told')).toEqual([])
  expect(await page.data('answer')).toBeUndefined()
  expect(runtime.complaints).toEqual([])
})

test('ten uploads may be under way at once, not eleven', async () => {
  const { page, runtime } = await withChosenPicture()
  await page.callMethod('sendMany')
  await until(() => runtime.complaints.some((text) => text.includes('uploadFile: 10 are under way')))
})

test.each(['uploadFile', 'downloadFile'])('%s knows the allowed domains', async (name) => {
  const { runtime, mini } = await bench.run(empty, { origins: origins() })
  const asked = mini.callWxMethod(name, { url: 'https://other.example/', filePath: 'wxfile://tmp_1', name: 'paper' })
  await expect(asked).rejects.toThrow(`${name}:fail url not in domain list`)
  expect(runtime.complaints[0]).toContain('https://other.example is not among the allowed domains')
})

test('a file that is not on the phone cannot be uploaded', async () => {
  const { mini } = await bench.run(empty, { origins: origins() })
  const asked = mini.callWxMethod('uploadFile', { url: `${site}/`, filePath: 'wxfile://tmp_1', name: 'paper' })
  await expect(asked).rejects.toThrow('uploadFile:fail file not found')
})

test('a downloaded picture has a path of WeChat’s and is drawn', async () => {
  const { page, runtime } = await bench.run(withPicture, { origins: origins() })
  const shown = await page()
  await shown.callMethod('fetch')
  await until(async () => (await shown.data('width')) === 7)
  expect(await shown.data('source')).toMatch(/^wxfile:\/\/tmp_\w+\.svg$/)
  const bytes = svg.length
  expect(await shown.data('told')).toEqual([
    { progress: 100, totalBytesWritten: bytes, totalBytesExpectedToWrite: bytes },
  ])
  expect(runtime.complaints).toEqual([])
})

test('without a network neither way works', async () => {
  const { page, runtime, mini } = await withChosenPicture()
  await runtime.changeNetwork(false)
  await page.callMethod('send', '/papers', false)
  await until(async () => String(await page.data('errMsg')).startsWith('uploadFile:fail net::'))
  await expect(mini.callWxMethod('downloadFile', { url: `${site}/dot.svg` })).rejects.toThrow('downloadFile:fail net::')
})
