import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { en, zhCN } from '../../miniprogram/words-in'
import { Journey, type OpenApplet } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The screen on top; those left behind stay in the document, and slide away only after a moment. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const control = (page: Page, name: string) => screen(page).locator(`[aria-label="${name}"]`).filter({ visible: true })
const sees = (page: Page, text: string) => screen(page).getByText(text).filter({ visible: true }).first().waitFor()
const tab = (page: Page, name: string) => page.locator('.weui-tabbar').getByText(name, { exact: true })
const filled = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce((words, [name, fact]) => words.replaceAll(`{{${name}}}`, String(fact)), text)

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    person: '周子昂',
    code: 'LANG 1201',
    title: '大学语文',
    lasting: /还剩 \d+ /,
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    person: 'Zhou Ziang',
    code: 'LANG 1201',
    title: 'Chinese Language and Writing',
    lasting: /\d+ (h|min) .* left/,
  },
] as const

type WaitlistVisit = (typeof visits)[number]

/** The first section of the course, in which Lin Zhixia has a seat, has no other seat left. */
async function fillUp({ code }: WaitlistVisit, databaseUrl: string): Promise<number> {
  const database = openDatabase(databaseUrl, 1)
  const { rows } = await database.query<{ courseId: number }>(
    `update section s set capacity = (select count(*) from enrolment e where e.section_id = s.id)
     from component k join course c on c.id = k.course_id
     where k.id = s.component_id and c.code = $1 and s.code = '01' returning c.id as "courseId"`,
    [code],
  )
  await database.end()
  const [row] = rows
  if (!row) throw new Error(`the demo has no ${code} 01`)
  return row.courseId
}

/** Waits in line, and means to confirm before a seat is taken. */
async function joinTheLine({ words, person, code, title }: WaitlistVisit, { page, screenshot }: OpenApplet) {
  await control(page, person).click()
  await tab(page, words.tab.courses).click()
  await screen(page).locator(`input[placeholder="${words.courses.searchHint}"]`).fill(code)
  await control(page, `${code} ${title}`).first().click()
  await screen(page).locator(`.dock [aria-label="${words.waitlist.join}"]`).click()
  await screen(page).locator(`.sheet [aria-label="${words.waitlist.automatic}"]`).last().click()
  await screen(page).locator('.sheet .button').click()
  await sees(page, words.waitlist.joinedDetail)
  await control(page, words.waitlist.see).click()
  await sees(page, filled(words.queue.position, { position: 1 }))
  await screenshot('waitlist')
}

/** Somebody else, on another phone, gives up a seat. */
async function dropAs(openid: string, courseId: number, page: Page) {
  const { origin } = new URL(page.url())
  const ask = async (path: string, data: object, token = '') => {
    const answer = await page.request.post(`${origin}${path}`, { data, headers: { authorization: `Bearer ${token}` } })
    return answer.json()
  }
  const { code } = await ask('/sandbox/login-codes', { openid })
  const session = await ask('/api/signIn', { code })
  const reply = await ask('/api/dropCourse', { requestId: randomUUID(), courseId }, session.value.token)
  expect(reply.ok).toBe(true)
}

/** The offer is the first thing to do; it is taken, stands in the timetable, and the history tells all of it. */
async function takeTheSeat({ words, code, title, lasting }: WaitlistVisit, { page, screenshot }: OpenApplet) {
  await page.goto(new URL('/', page.url()).href)
  await sees(page, filled(words.queue.todayOffer, { title }))
  expect(await screen(page).locator('.todo-of-seat_offered').textContent()).toMatch(lasting)
  await screenshot('today-offer')
  await screen(page).locator('.todo-of-seat_offered').click()
  // Today has a button of that name too, which leads here.
  const accept = screen(page).locator(`.waiting-answers [aria-label="${words.waitlist.accept}"]`)
  await accept.waitFor()
  await screenshot('waitlist-offer')
  await accept.click()
  await sees(page, filled(words.queue.taken, { title }))
  await screenshot('waitlist-taken')

  await control(page, words.action.goToTimetable).click()
  await screen(page).locator('.grid').waitFor()
  await screen(page).locator(`[aria-label^="${title}"]`).first().waitFor()
  await tab(page, words.tab.me).click()
  await control(page, words.history.title).click()
  const course = `${code} ${title}`
  const section = filled(words.history.courseSections, { course, sections: '01' })
  const told = [
    filled(words.history.what.accept, { course }),
    filled(words.history.what.offer, { course: section }),
    filled(words.history.what.join, { course: section }),
  ]
  for (const [index, what] of told.entries())
    await screen(page).locator('.history-line').nth(index).getByText(what, { exact: true }).waitFor()
  await screenshot('history')
}

test.each(visits)(
  'a student waits in line, is offered the seat that another gives up, and takes it ($language, $theme)',
  (visit) =>
    journey.visit(visit, async (applet) => {
      const courseId = await fillUp(visit, applet.databaseUrl)
      await joinTheLine(visit, applet)
      await dropAs('demo-lin-zhixia', courseId, applet.page)
      await takeTheSeat(visit, applet)
    }),
)

/** Of what was planned one course stays that is in nobody's way. */
async function planLess(databaseUrl: string) {
  const database = openDatabase(databaseUrl, 1)
  await database.query(`delete from plan where course_id <> (select id from course where code = 'MATH 3102')`)
  await database.end()
}

/** Another section of the course that is waited for goes into the plan. */
async function planAnother({ words, code, title }: WaitlistVisit, { page, databaseUrl }: OpenApplet, courseId: number) {
  const database = openDatabase(databaseUrl, 1)
  const { rows } = await database.query<{ id: number }>(
    `select s.id from section s join component k on k.id = s.component_id where k.course_id = $1 and s.code <> '01'
     and s.capacity > (select count(*) from enrolment e where e.section_id = s.id) order by s.code limit 1`,
    [courseId],
  )
  await database.end()
  const [free] = rows
  if (!free) throw new Error(`every section of ${code} ${title} is full`)
  await page.goto(new URL(`/#/pages/section/index?courseId=${courseId}&sectionId=${free.id}`, page.url()).href)
  await page.reload()
  await control(page, words.plan.add).click()
  await control(page, words.plan.inPlan).click()
  await screen(page).locator('.plan-ends').waitFor()
}

/** Before anything is sent one is told which wait would end, and may keep it. */
async function submitKnowing({ words, code, title }: WaitlistVisit, { page, screenshot }: OpenApplet) {
  const submit = screen(page).locator('.dock .button')
  await submit.click()
  await sees(page, words.choosing.planEnds.title)
  await screenshot('plan-ends')
  await screen(page).locator('.sheet .button-ghost').click()
  await screen(page).locator('#plan-outcome').waitFor()
  await screen(page).locator('.plan-ends').waitFor()
  await submit.click()
  await sees(page, words.choosing.planEnds.title)
  await screen(page).locator('.sheet .button').first().click()
  await sees(page, words.choosing.queueEnded)
  await screen(page).locator('#plan-outcome').getByText(`${code} ${title}`).waitFor()
  await screenshot('plan-ended')
}

test.each(visits)('a plan that would end a wait says so before it is sent, and lets it be kept ($language)', (visit) =>
  journey.visit(visit, async (applet) => {
    const courseId = await fillUp(visit, applet.databaseUrl)
    await planLess(applet.databaseUrl)
    await joinTheLine(visit, applet)
    await planAnother(visit, applet, courseId)
    await submitKnowing(visit, applet)
  }),
)
