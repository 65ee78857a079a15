import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('somebody new signs in and is greeted by name', async () => {
  const applet = await journey.openApplet(journey.newPhone())
  await applet.isOn('pages/sign-in/index')
  await applet.sees('你是谁？', '林知夏')
  await applet.screenshot('sign-in')
  await applet.tap('林知夏')
  await applet.isOn('pages/today/index')
  await applet.sees('林知夏', '选课')
  await applet.screenshot('today')
})

test('whoever signed in once is known when the applet is opened again', async () => {
  const phone = journey.newPhone()
  const first = await journey.openApplet(phone)
  await first.tap('周子昂')
  await first.sees('周子昂', '选课')
  await journey.closeApplets()
  const second = await journey.openApplet(phone)
  await second.isOn('pages/today/index')
  await second.sees('周子昂')
})

test('language, theme and large text are changed at once and kept', async () => {
  const phone = journey.newPhone()
  const applet = await journey.openApplet(phone)
  await applet.tap('林知夏')
  await applet.isOn('pages/today/index')
  await applet.openTab('me')
  await applet.tap('English')
  await applet.sees('Settings')
  await applet.tap('Dark')
  await applet.screenshot('me-en-dark')
  const dark = await applet.all('.theme-dark')
  expect(dark).toHaveLength(1)
  const [ordinary] = await applet.all('.type-heading')
  const before = Number.parseFloat((await ordinary?.style('font-size')) ?? '')
  await applet.flipSwitch()
  const [large] = await applet.all('.large-text .type-heading')
  const after = Number.parseFloat((await large?.style('font-size')) ?? '')
  expect(after / before).toBeCloseTo(1.3, 1)
  await applet.screenshot('me-large-text')
  await journey.closeApplets()
  const again = await journey.openApplet(phone)
  await again.isOn('pages/today/index')
  await again.sees('Zhixia')
  expect(await again.all('.theme-dark')).toHaveLength(1)
  await again.screenshot('today-en-dark-large')
})

test('a phone that speaks English and is dark shows every tab that way', async () => {
  const applet = await journey.openApplet(journey.newPhone({ language: 'en', theme: 'dark' }))
  await applet.tap('Lin Zhixia')
  await applet.isOn('pages/today/index')
  const seen = { today: 'Lin Zhixia', courses: 'ART 1101', timetable: 'Week', me: 'Settings' } as const
  for (const name of ['today', 'courses', 'timetable', 'me'] as const) {
    if (name !== 'today') await applet.openTab(name)
    await applet.sees(seen[name])
    expect(await applet.all('.theme-dark')).toHaveLength(1)
    await applet.screenshot(`${name}-en-dark`)
  }
})
