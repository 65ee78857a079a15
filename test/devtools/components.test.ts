import { RuntimeBench, until } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench

beforeAll(async () => {
  bench = await RuntimeBench.start()
})
afterEach(() => bench.closeApplets())
afterAll(() => bench?.end())

/** Every event lands in `data.seen` as its type and its value, item or the name of where it was handled. */
const definition = `{ data: { seen: [] }, see({ type, detail, currentTarget }) {
  const value = detail.value ?? detail.current ?? currentTarget.dataset.name ?? ''
  this.setData({ seen: [...this.data.seen, type + ':' + (typeof value === 'object' ? JSON.stringify(value) : value)] }) } }`

async function show(wxml: string, wxss = '') {
  const running = await bench.run(smallApplet({ wxml, definition, wxss }))
  const page = await running.page()
  const find = async (selector: string) => {
    const element = await page.$(selector)
    if (!element) throw new Error(`no ${selector}`)
    return element
  }
  return { ...running, find, seen: async () => (await page.data('seen')) as string[] }
}

test('a tap bubbles to what lies around, unless it is caught', async () => {
  const { find, seen } = await show(
    `<view bindtap="see" data-name="outer"><view class="a" bindtap="see" data-name="inner"/>
     <view class="b" catchtap="see" data-name="caught"/></view>`,
  )
  await (await find('.a')).tap()
  await (await find('.b')).tap()
  expect(await seen()).toEqual(['tap:inner', 'tap:outer', 'tap:caught'])
})

test('a disabled button keeps a tap to itself', async () => {
  const { find, seen } = await show('<button disabled="{{true}}" bindtap="see">no</button>')
  await (await find('button')).tap()
  expect(await seen()).toEqual([])
})

test('boxes, rings and switches tell their value; a label hands a tap on', async () => {
  const { find, seen } = await show(
    `<checkbox-group bindchange="see"><label class="l"><checkbox value="a"/>A</label></checkbox-group>
     <radio-group bindchange="see"><radio class="r" value="b"/></radio-group><switch bindchange="see"/>`,
  )
  await (await find('.l')).tap()
  await (await find('.r')).tap()
  await (await find('.r')).tap()
  await (await find('switch')).tap()
  expect(await seen()).toEqual(['change:["a"]', 'change:b', 'change:true'])
})

test('a field tells what is typed, within its length', async () => {
  const { find, seen } = await show('<input bindinput="see" maxlength="4" placeholder="name"/>')
  const field = (await find('input')) as unknown as { input(text: string): Promise<void>; value(): Promise<string> }
  await field.input('abcdef')
  expect(await seen()).toEqual(['input:abcd'])
  expect(await field.value()).toBe('abcd')
})

test('a form gives the values of its named fields', async () => {
  const { find, seen } = await show(
    `<form bindsubmit="see"><input name="who" value="林"/><switch name="isIn" checked="{{true}}"/>
     <button form-type="submit">ok</button></form>`,
  )
  await (await find('button')).tap()
  expect(await seen()).toEqual(['submit:{"who":"林","isIn":true}'])
})

test('a scroll view tells how far it is and when it reaches its end', async () => {
  const { find, seen } = await show(
    `<scroll-view class="s" scroll-y bindscrolltolower="see"><view class="t"/></scroll-view>`,
    '.s { height: 200rpx } .t { height: 2000rpx }',
  )
  const view = (await find('scroll-view')) as unknown as { scrollTo(x: number, y: number): Promise<void> }
  await view.scrollTo(0, 900)
  await until(async () => (await seen()).length > 0)
  expect(await seen()).toEqual(['scrolltolower:'])
})

test('a swiper tells which item it shows', async () => {
  const { find, seen } = await show(
    '<swiper bindchange="see"><swiper-item>1</swiper-item><swiper-item>2</swiper-item></swiper>',
  )
  await ((await find('swiper')) as unknown as { swipeTo(index: number): Promise<void> }).swipeTo(1)
  expect(await seen()).toEqual(['change:1'])
})

test('a finger that stays is a long press', async () => {
  const { find, seen } = await show('<view class="a" bindlongpress="see" data-name="held"/>')
  await (await find('.a')).longpress()
  await until(async () => (await seen()).length > 0)
  expect(await seen()).toEqual(['longpress:held'])
})

test('750 rpx are as wide as the screen, and page is the ground', async () => {
  const { find } = await show(
    '<view class="a">x</view>',
    'page { background: #ff0000 } .a { width: 750rpx; height: 10px }',
  )
  const [width, height] = await Promise.all([(await find('.a')).style('width'), (await find('.a')).style('height')])
  expect([width, height]).toEqual(['375px', '10px'])
  expect(await (await find('page')).style('background-color')).toBe('rgb(255, 0, 0)')
})

test('the page that opens another may speak with it', async () => {
  const { runtime, page } = await show('<view/>')
  await runtime.callFunction(
    `() => new Promise((success) => wx.navigateTo({ url: '/pages/two/index?from=one', success })).then(({ eventChannel }) => { eventChannel.emit('greet', 'hello') })`,
    [],
  )
  await until(async () => (await (await page()).data('word')) === 'hello')
  expect((await page()).query).toEqual({ from: 'one' })
})

test('a mock takes the place of a call until it is taken back', async () => {
  const { mini } = await show('<view/>')
  await mini.mockWxMethod('getStorageSync', 'mocked')
  expect(await mini.callWxMethod('getStorageSync', 'key')).toBe('mocked')
  await mini.restoreWxMethod('getStorageSync')
  expect(await mini.callWxMethod('getStorageSync', 'key')).toBe('')
})
