import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('a card for a parent goes to a WeChat friend, and leads whoever opens it to whose it is', async () => {
  const student = await journey.openApplet(journey.newPhone())
  await student.tap('林知夏')
  await student.isOn('pages/today/index')
  await student.openTab('me')
  await student.tap('家人与授权', '.link-row')
  await student.isOn('packages/people/pages/people/index')
  await student.sees('林建国', '可以看到', '课表')
  await student.tap('邀请家长')
  await student.isOn('packages/people/pages/invite/index')
  await student.tap('妈妈', '.invite-choice')
  await student.tap('做一张邀请卡')
  await student.sees('邀请卡做好了', '72 小时内有效')
  await student.screenshot('invite-ready')
  await student.control('发给微信好友', 'button')
  const card = (await (await student.page()).callMethod('onShareAppMessage', { from: 'button' })) as {
    title: string
    path: string
  }
  expect(card.title).toBe('林知夏邀请你成为家长')

  const parent = await journey.openApplet(journey.newPhone())
  await parent.mini.reLaunch(card.path)
  await parent.isOn('packages/people/pages/accept/index')
  await parent.tap('登录')
  await parent.tap('王秀兰')
  await parent.isOn('packages/people/pages/accept/index')
  await parent.sees('林*夏邀请你成为家长', '你是妈妈')
  await parent.screenshot('accept')
})

test('a card that was cancelled says so to who opens it', async () => {
  const student = await journey.openApplet(journey.newPhone())
  await student.tap('周子昂')
  await student.isOn('pages/today/index')
  await student.mini.navigateTo('/packages/people/pages/invite/index')
  await student.tap('爸爸', '.invite-choice')
  await student.tap('做一张邀请卡')
  await student.sees('邀请卡做好了')
  const { path } = (await (await student.page()).callMethod('onShareAppMessage', { from: 'button' })) as {
    path: string
  }
  await student.mini.redirectTo('/packages/people/pages/people/index')
  await student.sees('给爸爸的邀请卡', '再发一次')
  await student.tap('撤销')
  await student.sees('撤销这张邀请卡？')
  await student.tap('撤销', '.sheet .button')
  await student.seesNoLonger('给爸爸的邀请卡')

  const parent = await journey.openApplet(journey.newPhone())
  await parent.tap('林知夏')
  await parent.isOn('pages/today/index')
  await parent.mini.reLaunch(path)
  await parent.sees('邀请卡已被撤销')
})
