import { ordinaryVisit, WeappJourney } from './weapp-journey'
import { devtoolsVariable, ownLoginFolderVariable } from './weapp-setup'

// In DevTools the person is whoever is logged in there, and no sandbox knows them.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start(ownLoginFolderVariable)
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('the picture of an invitation to the staff brings its code along, also to who was never here', async () => {
  if (!isHere) return
  const scanned = { path: 'packages/people/pages/staff/index', query: { scene: '4F7K2MWT9HBQ' }, scene: 1047 }
  const applet = await journey.openApplet(journey.newPhone(ordinaryVisit, 'demo-xu-nuo'), scanned)
  await applet.sees('登录后接受邀请')
  await applet.tap('登录')
  await applet.isOn('packages/people/pages/staff/index')
  await applet.sees('已经从二维码读到邀请码')
  const [input] = await applet.all('input')
  expect(await input?.value()).toBe('4F7K-2MWT-9HBQ')
  await applet.tap('加入')
  await applet.tap('同意并继续', 'button')
  await applet.sees('邀请码不对，或者已经失效')
  await applet.screenshot('staff-code-refused')
})
