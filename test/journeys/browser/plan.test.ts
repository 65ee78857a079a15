import type { Page } from 'playwright-core'
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
const filled = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce((words, [name, fact]) => words.replaceAll(`{{${name}}}`, String(fact)), text)

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    person: '周子昂',
    clashing: { code: 'LANG 1301', title: '日语入门' },
    research: '运筹学',
    kayaking: 'ART 1303 皮划艇',
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    person: 'Zhou Ziang',
    clashing: { code: 'LANG 1301', title: 'Japanese for Beginners' },
    research: 'Operations Research',
    kayaking: 'ART 1303 Kayaking',
  },
] as const

type PlanVisit = (typeof visits)[number]

/** Puts a course into the plan that meets at the same time as one that is planned. */
async function planClashing({ words, person, clashing }: PlanVisit, { page, screenshot }: OpenApplet) {
  await control(page, person).click()
  await page.locator('.weui-tabbar').getByText(words.tab.courses, { exact: true }).click()
  await screen(page).locator(`input[placeholder="${words.courses.searchHint}"]`).fill(clashing.code)
  await control(page, `${clashing.code} ${clashing.title}`).first().click()
  await control(page, words.plan.add).click()
  await control(page, words.plan.inPlan).click()
  // The section's own screen told of the clash too; only the plan can take the course out.
  await control(page, filled(words.plan.removeOf, { course: clashing.title })).waitFor()
  await sees(page, words.refusal.time_clash.title)
  await screenshot('plan-clash')
}

/** Takes it out again, brings it back, and takes it out for good. */
async function takeOut({ words, clashing }: PlanVisit, { page }: OpenApplet) {
  const remove = control(page, filled(words.plan.removeOf, { course: clashing.title }))
  await remove.click()
  await screen(page).getByText(words.plan.undo, { exact: true }).click()
  await sees(page, words.refusal.time_clash.title)
  await remove.click()
  await remove.waitFor({ state: 'hidden' })
}

/** The first request meets a busy server; the applet counts down and asks again with the same request id. */
async function meetBusyServerOnce(page: Page): Promise<string[]> {
  const requestIds: string[] = []
  await page.route('**/api/submitPlan', (route) => {
    requestIds.push(route.request().postDataJSON().requestId)
    if (requestIds.length > 1) return route.continue()
    const reply = { ok: false, refusals: [{ code: 'busy', retryAfterMs: 2500 }] }
    return route.fulfill({ status: 429, contentType: 'application/json', body: JSON.stringify(reply) })
  })
  return requestIds
}

/** Submits: what has seats is got, what is full is not, and the reason leads to the queue. */
async function submitAndWait({ words, research, kayaking }: PlanVisit, { page, screenshot }: OpenApplet) {
  const requestIds = await meetBusyServerOnce(page)
  await screen(page).locator('.dock .button').click()
  await sees(page, words.busy.cancel)
  await screenshot('plan-busy')
  const outcome = screen(page).locator('#plan-outcome')
  await outcome.waitFor()
  await sees(page, filled(words.plan.outcome.credits, { credits: 3 }))
  await screenshot('plan-outcome')
  expect(requestIds).toEqual([requestIds[0], requestIds[0]])
  expect(await outcome.locator('.tag-success').count()).toBe(1)
  expect(await outcome.getByText(research).count()).toBe(1)

  await control(page, kayaking).click()
  await control(page, words.waitlist.join).click()
  await sees(page, words.waitlist.automatic)
  await screenshot('waitlist-sheet')
  await screen(page).locator('.sheet .button').click()
  await sees(page, words.waitlist.joinedDetail)
  await screenshot('waitlist-joined')
}

test.each(visits)(
  'a student plans courses, sees a clash, submits all at once and waits for a full one ($language, $theme)',
  (visit) =>
    journey.visit(visit, async (applet) => {
      await planClashing(visit, applet)
      await takeOut(visit, applet)
      await submitAndWait(visit, applet)
    }),
)
