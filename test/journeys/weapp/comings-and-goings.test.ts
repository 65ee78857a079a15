import type { Phone } from '../../devtools/phone'
import type { Applet } from './applet'
import { WeappJourney } from './weapp-journey'
import { devtoolsVariable } from './weapp-setup'

// In DevTools nobody can be sent elsewhere, and no part of the applet be held back.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

const callsOf = (phone: Phone, name: string) => phone.requests.filter(({ url }) => url.endsWith(`/${name}`)).length

async function signedIn(phone: Phone, person = '林知夏'): Promise<Applet> {
  const applet = await journey.openApplet(phone)
  await applet.tap(person)
  await applet.isOn('pages/today/index')
  await applet.sees(person)
  return applet
}

test('two quick taps on a card open one page', async () => {
  const applet = await signedIn(journey.newPhone())
  await applet.openTab('courses')
  const card = await applet.find('.section-card', (text) => text.includes('ART 1101'))
  await Promise.all([card.tap(), card.tap()])
  await applet.isOn('pages/section/index')
  await applet.sees('ART 1101')
  expect((await applet.mini.pageStack()).map(({ path }) => path)).toEqual([
    'pages/courses/index',
    'pages/section/index',
  ])
  await applet.mini.navigateBack()
  await applet.isOn('pages/courses/index')
})

test('a part of the applet that the network does not bring is said, and comes with the next tap', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  phone.bringPackage = () => false
  const applet = await signedIn(phone)
  await applet.openTab('me')
  await applet.tap('隐私与数据', '.link-row')
  await applet.seesOver('没能打开，请检查网络后再试')
  await applet.isOn('pages/me/index')
  phone.bringPackage = () => true
  await applet.tap('隐私与数据', '.link-row')
  await applet.isOn('packages/people/pages/privacy/index')
})

test('opening the applet is one call, and its tabs need no other', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone)
  const asked = () => phone.requests.splice(0).map(({ url }) => url.slice(url.lastIndexOf('/') + 1))
  expect(asked().filter((name) => name !== 'people' && name !== 'login-codes')).toEqual(['signIn', 'getStart'])
  await applet.openTab('timetable')
  await applet.sees('周')
  await applet.openTab('me')
  await applet.openTab('today')
  expect(asked()).toEqual([])
  await journey.closeApplets()
  const cold = await journey.openApplet(phone)
  await cold.isOn('pages/today/index')
  await cold.sees('林知夏')
  await cold.openTab('timetable')
  await cold.sees('周')
  expect(asked()).toEqual(['getStart'])
})

test('two taps on what is still on its way open it once', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  phone.bringPackage = () => false
  const applet = await signedIn(phone)
  let bring: (hasCome: boolean) => void = () => undefined
  phone.bringPackage = () =>
    new Promise((resolve) => {
      bring = resolve
    })
  await applet.openTab('me')
  await applet.tap('隐私与数据', '.link-row')
  await applet.tap('消息', '.link-row')
  bring(true)
  await applet.isOn('packages/people/pages/privacy/index')
  expect(await applet.mini.pageStack()).toHaveLength(2)
})

test('a link to a page that is no longer there leads home', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  await signedIn(phone)
  await journey.closeApplets()
  const cold = await journey.openApplet(phone, { path: 'pages/lecture/index', query: { id: '7' }, scene: 1007 })
  await cold.isOn('pages/today/index')
  await cold.sees('林知夏')
  await cold.openTab('courses')
  await cold.leave({ forLong: false })
  await cold.comeBack({ path: 'pages/lecture/index', scene: 1007 })
  await cold.isOn('pages/today/index')
  expect(await cold.mini.pageStack()).toHaveLength(1)
})

test('a course that a friend sent opens by itself, from cold and while the applet is elsewhere', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone)
  await applet.openTab('courses')
  await (await applet.find('.section-card', (text) => text.includes('ART 1101'))).tap()
  await applet.isOn('pages/section/index')
  await applet.sees('ART 1101')
  const { query } = await applet.page()
  const card = { path: 'pages/section/index', query: query as Record<string, string>, scene: 1007 }
  await applet.openTab('timetable')
  await applet.leave({ forLong: true })
  await applet.comeBack(card)
  await applet.isOn('pages/section/index')
  await applet.sees('ART 1101')
  await journey.closeApplets()
  const cold = await journey.openApplet(phone, card)
  await cold.isOn('pages/section/index')
  await cold.sees('ART 1101')
})

test('who goes elsewhere while courses are looked for finds them on coming back', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone)
  const held = phone.holdBack()
  await applet.openTab('courses')
  await held.until((url) => url.endsWith('/searchSections'))
  await applet.leave({ forLong: true })
  held.release()
  await applet.comeBack()
  await applet.sees('个教学班', '学分')
  expect(await applet.text()).not.toContain('没有网络')
})

test('a choice that was interrupted is sent again with its id, and made once', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone, '周子昂')
  await applet.openTab('courses')
  await applet.type('CS 2106')
  await applet.sees('CS 2106 操作系统')
  await applet.tap('CS 2106 操作系统')
  await applet.isOn('pages/section/index')
  await applet.control('选课')
  const held = phone.holdBack()
  await applet.tap('选课')
  await held.until((url) => url.endsWith('/selectSections'))
  await applet.leave({ forLong: true })
  held.release()
  await applet.comeBack()
  await applet.sees('选上了')
  expect(callsOf(phone, 'selectSections')).toBe(2)
  const bodies = phone.requests.filter(({ url }) => url.endsWith('/selectSections')).map(({ body }) => body)
  expect(bodies[0]).toBe(bodies[1])
  const held2 = await journey.database?.query<{ count: number }>(
    `select count(*)::int as count from enrolment join student on student.id = enrolment.student_id
     where student.name = '周子昂' and enrolment.status = 'enrolled'`,
  )
  // A lecture with its lab.
  expect(held2?.rows).toEqual([{ count: 2 }])
})

test('a new version starts when the person says so', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone)
  await applet.hear('updateReady')
  await applet.seesOver('有新版本')
  await applet.screenshot('new-version')
  await applet.tapOver('以后再说')
  expect(phone.restarts).toBe(0)
  await applet.hear('updateReady')
  await applet.tapOver('重启')
  await applet.sees('林知夏')
  expect(phone.restarts).toBe(1)
})

test('what was found gives way when memory is short, and is found again when it is looked at', async () => {
  if (!isHere) return
  const phone = journey.newPhone()
  const applet = await signedIn(phone)
  await applet.openTab('courses')
  await applet.sees('个教学班', 'ART 1101')
  await applet.openTab('today')
  const before = callsOf(phone, 'searchSections')
  await applet.hear('memoryWarning')
  expect(callsOf(phone, 'searchSections')).toBe(before)
  await applet.openTab('courses')
  await applet.sees('个教学班', 'ART 1101')
  expect(callsOf(phone, 'searchSections')).toBe(before + 1)
})

test.each(['pages/section/index', 'pages/today/index', 'packages/people/pages/accept/index'])(
  'as a single page of Moments, %s says where it can be seen, and asks nobody who they are',
  async (path) => {
    if (!isHere) return
    const phone = journey.newPhone()
    await signedIn(phone)
    await journey.closeApplets()
    phone.requests.splice(0)
    const applet = await journey.openApplet(phone, { path, query: { courseId: '1' }, scene: 1154 })
    await applet.isOn(path)
    await applet.sees('在小程序里查看', '前往小程序')
    await applet.screenshot(`moments-${path.split('/').at(-2)}`)
    // The school's name and colour are for anybody.
    expect(phone.requests.filter(({ url }) => !url.endsWith('/getInstitution'))).toEqual([])
  },
)
