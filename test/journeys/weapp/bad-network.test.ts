import { WeappJourney } from './weapp-journey'

let journey: WeappJourney

beforeAll(async () => {
  journey = await WeappJourney.start()
})
afterEach(async () => expect(await journey.closeApplets()).toEqual([]))
afterAll(() => journey?.end())

test('opened without a network, the applet shows the saved timetable, and renews it when the network is back', async () => {
  const phone = journey.newPhone()
  const before = await journey.openApplet(phone)
  await before.tap('林知夏')
  await before.isOn('pages/today/index')
  await before.sees('已选', '学分')
  expect(await journey.closeApplets()).toEqual([])
  phone.isOffline = true
  const applet = await journey.openApplet(phone)
  await applet.openTab('timetable')
  await applet.sees('数据结构', '保存的内容')
  await applet.screenshot('timetable-offline')
  await applet.openTab('courses')
  await applet.sees('没有网络')
  await applet.screenshot('courses-offline')
  // Nobody taps anything.
  await applet.setNetwork(true)
  await applet.sees('个教学班', '学分')
})

test('two taps on a slow network make one enrolment', async () => {
  const phone = journey.newPhone()
  const applet = await journey.openApplet(phone)
  await applet.tap('周子昂')
  await applet.isOn('pages/today/index')
  await applet.openTab('courses')
  await applet.type('CS 2106')
  await applet.sees('CS 2106 操作系统')
  await applet.tap('CS 2106 操作系统')
  await applet.isOn('pages/section/index')
  const choose = await applet.control('选课')
  const answers = phone.holdBack()
  await Promise.all([choose.tap(), choose.tap()])
  await applet.sees('正在提交…')
  await applet.screenshot('section-submitting')
  answers.release()
  await applet.sees('选上了')
  if (journey.database) expect(phone.requests.filter(({ url }) => url.endsWith('/selectSections'))).toHaveLength(1)
  // A lecture with its lab: one course, two seats.
  const held = await journey.database?.query<{ courses: number; seats: number }>(
    `select count(distinct section.course_id)::int as courses, count(*)::int as seats
     from enrolment join section on section.id = enrolment.section_id join student on student.id = enrolment.student_id
     where student.name = '周子昂'`,
  )
  if (held) expect(held.rows).toEqual([{ courses: 1, seats: 2 }])
})

test('a choice made without a network waits on one card, is sent when the network is back, and counts once', async () => {
  const phone = journey.newPhone()
  const applet = await journey.openApplet(phone)
  await applet.tap('周子昂')
  await applet.isOn('pages/today/index')
  await applet.openTab('courses')
  await applet.type('MATH 3102 01')
  await applet.sees('MATH 3102 运筹学')
  await applet.tap('MATH 3102 运筹学')
  await applet.isOn('pages/section/index')
  const choose = await applet.control('选课')
  await applet.setNetwork(false)
  await choose.tap()
  await applet.sees('联网后自动再发')
  await applet.screenshot('section-unsent')
  expect(await applet.text()).not.toContain('重试')
  await applet.setNetwork(true)
  await applet.sees('选上了')
  const held = await journey.database?.query<{ seats: number }>(
    `select count(*)::int as seats from enrolment join section on section.id = enrolment.section_id
     join course on course.id = section.course_id join student on student.id = enrolment.student_id
     where student.name = '周子昂' and course.code = 'MATH 3102'`,
  )
  if (held) expect(held.rows).toEqual([{ seats: 1 }])
})
