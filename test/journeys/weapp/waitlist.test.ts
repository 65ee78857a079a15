import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

async function signedInOnMe(person: string) {
  const applet = await journey.openApplet(journey.newPhone())
  await applet.tap(person)
  await applet.isOn('pages/today/index')
  await applet.openTab('me')
  await applet.sees('选课记录', '特殊申请')
  return applet
}

test('who waits sees the place in line, leaves it after being asked, and the history tells it', async () => {
  const applet = await signedInOnMe('林知夏')
  await applet.tap('候补', '.link-row')
  await applet.isOn('packages/selection/pages/waitlist/index')
  await applet.sees('ART 1303 皮划艇', '第 3 位')
  await applet.screenshot('waitlist')
  await applet.tap('退出候补')
  await applet.sees('你现在排第 3 位')
  await applet.tap('退出候补', '.sheet .button')
  await applet.sees('已退出「皮划艇」的候补')
  await applet.seesNoLonger('第 3 位')
  // The seat that the demo has offered is the last place in a queue.
  await applet.tap('不要了')
  await applet.tap('不要了', '.sheet .button')
  await applet.sees('没有在候补的课')
  await applet.tap('选课记录', '.link-row')
  await applet.isOn('packages/selection/pages/history/index')
  await applet.sees('退出候补「ART 1303 皮划艇」', '加入候补「ART 1303 皮划艇 01 班」', '自己')
  await applet.screenshot('history')
})

test('who asked for nothing yet is told where to ask', async () => {
  const applet = await signedInOnMe('周子昂')
  await applet.tap('特殊申请', '.link-row')
  await applet.isOn('packages/selection/pages/adviser/index')
  await applet.sees('没有申请', '去选课')
})
