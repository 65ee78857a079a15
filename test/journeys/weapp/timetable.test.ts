import type { Applet } from './applet'
import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

async function blocks(applet: Applet): Promise<string[]> {
  const found = await applet.all('.block')
  return Promise.all(found.map(async (block) => `${await block.attribute('aria-label')}`))
}

test('odd and even weeks show what is taught in them and nothing else', async () => {
  const applet = await journey.openApplet(journey.newPhone())
  await applet.tap('林知夏')
  await applet.isOn('pages/today/index')
  await applet.openTab('timetable')
  await applet.sees('双周')
  const even = await blocks(applet)
  await applet.screenshot('timetable-even')
  await applet.tap('下一周')
  await applet.sees('单周')
  const odd = await blocks(applet)
  await applet.screenshot('timetable-odd')
  expect(even.length).toBeGreaterThan(0)
  expect(odd.length).toBeGreaterThan(0)
  expect(even.filter((label) => label.includes('单周'))).toEqual([])
  expect(odd.filter((label) => label.includes('双周'))).toEqual([])
  expect(odd).not.toEqual(even)
  await applet.tap('列表')
  await applet.sees('周二')
  await applet.screenshot('timetable-list')
})
