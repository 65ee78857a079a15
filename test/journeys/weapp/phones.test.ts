import { newcomer } from '../../../src/cloud/demo/people'
import { androidWithoutIntl, iosToday, oldBaseLibrary, oldIos } from '../../devtools/profiles'
import type { Applet } from './applet'
import { ordinaryVisit, WeappJourney } from './weapp-journey'
import { devtoolsVariable, ownLoginFolderVariable } from './weapp-setup'

// In DevTools the person is whoever is logged in there, on the phone that is set there.
const isHere = process.env[devtoolsVariable] === undefined

let journey: WeappJourney | null = null

afterEach(async () => {
  const complaints = (await journey?.closeApplets()) ?? []
  await journey?.end()
  journey = null
  expect(complaints).toEqual([])
})

/** Binds with the code on paper, from the first screen. */
async function bind(applet: Applet): Promise<void> {
  await applet.isOn('packages/people/pages/welcome/index')
  await applet.tap('学生', '.welcome-choice')
  await applet.tap('同意并继续', 'button')
  await applet.isOn('packages/people/pages/bind/index')
  await applet.fill('校园卡上的号码', newcomer.number)
  await applet.fill('和学校登记的一致', newcomer.name)
  await applet.fill('如 4F7K-2MWT-9HBQ', newcomer.activationCode)
  await applet.tap('绑定')
  await applet.sees(`已绑定，${newcomer.name}`)
  await applet.tap('去首页')
  await applet.isOn('pages/today/index')
  await applet.sees(newcomer.name)
}

/** As in `courses.count`: what shows where the words for a number are not found. */
const rawKey = /[a-z]{3,}\.[a-z]{3,}|undefined|NaN|\{\{/

async function choose(applet: Applet): Promise<void> {
  await applet.openTab('courses')
  await applet.type('ART 1101 02')
  await applet.sees('个教学班', 'ART 1101 音乐欣赏')
  expect(await applet.text()).not.toMatch(rawKey)
  // The list from before the typing has the other sections too.
  const card = await applet.find('.section-card', (text) => text.includes('音乐欣赏') && text.includes('02 班'))
  await card.tap()
  await applet.isOn('pages/section/index')
  await applet.tap('选课')
  await applet.sees('选上了')
}

test.each([iosToday, androidWithoutIntl, oldBaseLibrary, oldIos])(
  'a new student signs in, binds, chooses and sees the timetable on $name',
  async (profile) => {
    if (!isHere) return
    journey = await WeappJourney.start(ownLoginFolderVariable)
    const phone = journey.newPhone({ ...ordinaryVisit, profile }, 'demo-xu-nuo')
    const applet = await journey.openApplet(phone)
    await bind(applet)
    await choose(applet)
    // A call comes in.
    await applet.leave({ forLong: true })
    await applet.comeBack()
    await applet.tap('查看课表')
    await applet.isOn('pages/timetable/index')
    await applet.sees('音乐欣赏', '第 ', '周')
    await applet.tap('列表')
    await applet.sees('音乐欣赏')
    expect(await applet.text()).not.toMatch(rawKey)
    await applet.screenshot(`phone-${profile.system.model.replaceAll(' ', '-')}`)
    expect(await journey.closeApplets()).toEqual([])
    // Opened from cold by the card of a friend, the phone still knows who it is.
    const cold = await journey.openApplet(phone, { path: 'pages/timetable/index', scene: 1007 })
    await cold.sees('音乐欣赏')
  },
)
