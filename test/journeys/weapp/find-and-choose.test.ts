import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

async function signedInOnCourses(person: string) {
  const applet = await journey.openApplet(journey.newPhone())
  await applet.tap(person)
  await applet.isOn('pages/today/index')
  await applet.openTab('courses')
  await applet.sees('个教学班', '学分')
  return applet
}

/** `11` of `11 个教学班`; -1 while the search is under way. */
async function countOf(text: string): Promise<number> {
  return Number(/(\d+) 个教学班/.exec(text)?.[1] ?? -1)
}

test('a course is found by the initials of its pinyin and by its teacher', async () => {
  const applet = await signedInOnCourses('周子昂')
  const all = await countOf(await applet.text())
  await applet.type('sjjg')
  await applet.seesNoLonger(`${all} 个教学班`)
  await applet.sees('个教学班', 'CS 2103 数据结构')
  await applet.screenshot('courses-by-pinyin')
  await applet.type('沈星河')
  await applet.seesNoLonger('单晓峰')
  await applet.sees('个教学班', '沈星河')
  expect(await countOf(await applet.text())).toBeLessThan(all)
})

test('filters narrow the list and are taken off again', async () => {
  const applet = await signedInOnCourses('林知夏')
  const all = await countOf(await applet.text())
  await applet.tap('不冲突')
  await applet.seesNoLonger(`${all} 个教学班`)
  await applet.sees('个教学班')
  const free = await countOf(await applet.text())
  expect(free).toBeLessThan(all)
  expect(await applet.text()).not.toContain('冲突」')
  await applet.screenshot('courses-free-time')
  await applet.tap('学分')
  await applet.sees('关闭')
  await applet.screenshot('courses-credits-sheet')
  await applet.tap('关闭')
  await applet.tap('清除全部')
  await applet.sees(`${all} 个教学班`)
})

test('a student chooses a section, sees it in the timetable and drops it', async () => {
  const applet = await signedInOnCourses('周子昂')
  await applet.type('CS 2106')
  await applet.sees('CS 2106 操作系统')
  await applet.tap('CS 2106 操作系统')
  await applet.isOn('pages/section/index')
  await applet.sees('同课程其他教学班')
  await applet.screenshot('section')
  await applet.tap('选课')
  await applet.sees('选上了')
  await applet.screenshot('section-chosen')
  await applet.tap('查看课表')
  await applet.isOn('pages/timetable/index')
  await applet.sees('操作系统')
  await applet.openTab('courses')
  // The list is read again when one comes back to it.
  await applet.sees('查看 ›')
  await applet.tap('CS 2106 操作系统')
  await applet.sees('已选上这门课')
  await applet.tap('退课')
  await applet.sees('不退了')
  await applet.screenshot('section-drop')
  await applet.tap('退课')
  await applet.sees('已退课')
})

test('a clash is refused with its reason and the way out', async () => {
  const applet = await signedInOnCourses('林知夏')
  const clashing = await applet.find('.section-card', (text) => text.includes('」冲突'))
  await clashing.tap()
  await applet.isOn('pages/section/index')
  await applet.sees('现在还不能选', '时间冲突', '可以换班或退课')
  await applet.screenshot('section-refused')
  await applet.tap('换成这门')
  await applet.sees('换课', '退掉', '换成')
  await applet.screenshot('section-swap')
  await applet.tap('关闭')
  await applet.sees('现在还不能选')
})
