import { join } from 'node:path'
import { builtApiUrl, weappFolderVariable } from '../journeys/weapp/weapp-setup'
import { packageBytesMax } from './package-sizes'
import { type AppletFiles, buildOf, readBuild } from './read-build'
import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet, withFile } from './small-applet'

let bench: RuntimeBench
let built: AppletFiles

beforeAll(async () => {
  bench = await RuntimeBench.start()
  built = await readBuild(process.env[weappFolderVariable] ?? join(__dirname, '../../dist/weapp'))
})
afterEach(() => bench.closeApplets())
afterAll(() => bench?.end())

/** Nothing answers there, which is no complaint: the applet says so to the person. */
const nowhere = { origins: { [builtApiUrl]: 'http://127.0.0.1:9' } }

test('the build as it is starts without a complaint', async () => {
  const { runtime, page } = await bench.run(built, nowhere)
  await until(async () => (await (await page()).$$('.screen')).length > 0)
  expect(runtime.complaints).toEqual([])
})

test('a handler with another name is an error at the first tap', async () => {
  const renamed = withFile(built, 'base.wxml', (wxml) => wxml.replaceAll('bindtap="eh"', 'bindtap="renamed"'))
  const { runtime, page } = await bench.run(renamed, nowhere)
  await until(async () => (await (await page()).$$('.button')).length > 0)
  const button = await (await page()).$('.button')
  await button?.tap()
  await until(() => runtime.complaints.some((text) => text.includes('does not have a method "renamed"')))
})

test('a template that is missing is an error at the first render', async () => {
  const missing = withFile(built, 'base.wxml', (wxml) => wxml.replaceAll('name="tmpl_0_', 'name="gone_0_'))
  const { runtime } = await bench.run(missing, nowhere)
  await until(() => runtime.complaints.some((text) => /Template "tmpl_0_\w+" is not defined/.test(text)))
})

test('an end tag that is missing does not start', async () => {
  const open = withFile(built, 'base.wxml', (wxml) => wxml.replace('</input>', ''))
  await expect(bench.run(open, nowhere)).rejects.toThrow('base.wxml: ')
})

test('an import that is missing does not start', async () => {
  const missing = withFile(built, 'pages/today/index.wxml', (wxml) => wxml.replace('base.wxml', 'gone.wxml'))
  await expect(bench.run(missing, nowhere)).rejects.toThrow('pages/today/index.wxml imports ../../gone.wxml')
})

test('a page in app.json without its files is refused', () => {
  const app = { pages: ['pages/one/index', 'pages/gone/index'] }
  expect(() => smallApplet({ wxml: '', definition: '{}' }, app)).toThrow('names the page pages/gone/index')
})

test('a package that is to be fetched ahead and is none is refused', () => {
  const renamed = (json: string) => json.replaceAll('"packages":["packages/people"]', '"packages":["packages/persons"]')
  expect(() => withFile(built, 'app.json', renamed)).toThrow('preloadRule names packages/persons')
})

test('a site map that is named and not there is refused', () => {
  const files = new Map([...built.files].filter(([path]) => path !== 'sitemap.json'))
  expect(() => buildOf(files)).toThrow('The build has no sitemap.json')
})

test('a package over 2 MB is refused', () => {
  const large = new Map([...built.files, ['assets/large.png', Buffer.alloc(packageBytesMax)]])
  expect(() => buildOf(large)).toThrow('the main package has')
})

test('a call of wx that the runtime lacks fails with its name', async () => {
  const definition = "{ onLoad() { wx.makePhoneCall({ phoneNumber: '110' }) } }"
  const { runtime } = await bench.run(smallApplet({ wxml: '<view/>', definition }))
  await until(() => runtime.complaints.some((text) => text.includes('wx.makePhoneCall is not implemented')))
})

test('an error in a handler and a rejected promise are complaints', async () => {
  const definition = "{ boom() { Promise.reject(new Error('second')); throw new Error('first') } }"
  const { runtime, page } = await bench.run(smallApplet({ wxml: '<view class="a" bindtap="boom"/>', definition }))
  await (await (await page()).$('.a'))?.tap()
  await until(() => ['first', 'second'].every((word) => runtime.complaints.some((text) => text.includes(word))))
})

test('what browsers have and WeChat has not is not there, nor is eval', async () => {
  const definition = `{ onLoad() {
    let evaluated = 'no'
    try { evaluated = new Function('return 1')() } catch (error) { evaluated = error.name }
    this.setData({ kinds: [typeof window, typeof document, typeof localStorage, typeof fetch].join(), evaluated }) } }`
  const { page } = await bench.run(smallApplet({ wxml: '<view class="a">{{kinds}} {{evaluated}}</view>', definition }))
  expect(await (await page()).data()).toEqual({
    kinds: 'undefined,undefined,undefined,undefined',
    evaluated: 'EvalError',
  })
})
