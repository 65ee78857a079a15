import { oldBaseLibrary } from '../../devtools/profiles'
import { type AppletFiles, readBuild } from '../../devtools/read-build'
import { RuntimeBench, until } from '../../devtools/runtime-in-test'
import { Applet } from './applet'
import { builtFolders, devtoolsVariable } from './weapp-setup'

// DevTools choose the base library themselves.
const isHere = process.env[devtoolsVariable] === undefined

declare const wx: { setStorageSync(key: string, value: unknown): void }

let bench: RuntimeBench
let built: AppletFiles

beforeAll(async () => {
  if (!isHere) return
  bench = await RuntimeBench.start()
  // The build for CloudBase, whose line to HTTP functions came with 3.15.1.
  built = await readBuild(builtFolders().cloud)
})
afterAll(() => bench?.end())

test('on a WeChat that is too old, one is told so and led to the update', async () => {
  if (!isHere) return
  const { runtime, mini } = await bench.run(built, { profile: oldBaseLibrary, login: async () => 'a-code' })
  const applet = await Applet.connect(mini, runtime)
  await applet.isOn('pages/sign-in/index')
  await applet.sees('微信版本太旧', '关于微信', '更新微信')
  expect(await applet.text()).not.toContain('没有网络')
  await applet.screenshot('old-base-library')
  await mini.mockWxMethod('updateWeChatApp', () => wx.setStorageSync('wasLedToUpdate', true))
  await applet.tap('更新微信')
  await until(async () => (await mini.callWxMethod('getStorageSync', 'wasLedToUpdate')) === true)
  expect(applet.takeComplaints()).toEqual([])
})
