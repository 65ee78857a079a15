import { WeappJourney } from './weapp-journey'
import { devtoolsVariable, ownLoginFolderVariable } from './weapp-setup'

// In DevTools the person is whoever is logged in there, and no sandbox knows them.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start(ownLoginFolderVariable)
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('in the build for schools, WeChat itself says who somebody is', async () => {
  if (!isHere) return
  const phone = journey.newPhone(undefined, 'demo-lin-zhixia')
  const applet = await journey.openApplet(phone)
  await applet.isOn('pages/today/index')
  await applet.sees('林知夏', '选课')
  expect(phone.requests.filter(({ url }) => url.includes('/sandbox/'))).toEqual([])
  expect(phone.requests.filter(({ url }) => url.endsWith('/api/signIn'))).toHaveLength(1)
})

test('whoever opens the applet without a network signs in by one tap once it is back', async () => {
  if (!isHere) return
  const phone = journey.newPhone(undefined, 'demo-zhou-ziang')
  phone.isOffline = true
  const applet = await journey.openApplet(phone)
  await applet.isOn('pages/sign-in/index')
  await applet.sees('没有网络')
  await applet.screenshot('sign-in-by-wechat')
  phone.isOffline = false
  await applet.tap('重试')
  await applet.isOn('pages/today/index')
  await applet.sees('周子昂')
})

test('whoever signs out stays out until they sign in themselves', async () => {
  if (!isHere) return
  const phone = journey.newPhone(undefined, 'demo-lin-zhixia')
  const first = await journey.openApplet(phone)
  await first.sees('林知夏', '选课')
  await journey.closeApplets()
  const applet = await journey.openApplet(phone)
  await applet.sees('林知夏', '选课')
  await applet.openTab('me')
  await applet.tap('退出登录')
  await applet.sees('退出登录？')
  await applet.tap('退出登录')
  await applet.sees('请先登录')
  await applet.openTab('timetable')
  await applet.openTab('today')
  await applet.sees('请先登录')
  expect(phone.requests.filter(({ url }) => url.endsWith('/api/signIn'))).toHaveLength(1)
})
