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
const visible = (page: Page, text: string) => screen(page).getByText(text, { exact: true }).filter({ visible: true })
const control = (page: Page, name: string) => screen(page).locator(`[aria-label="${name}"]`).filter({ visible: true })
const tab = (page: Page, name: string) => page.locator('.weui-tabbar').getByText(name, { exact: true })

const visits = [
  { language: 'zh', theme: 'light', words: zhCN, person: '周子昂', course: '操作系统' },
  { language: 'en', theme: 'dark', words: en, person: 'Zhou Ziang', course: 'Operating Systems' },
] as const

/** One task from the first tap to the last, the same on every phone. */
async function chooseAndDrop({ words, person, course }: (typeof visits)[number], { page, screenshot }: OpenApplet) {
  await visible(page, words.signIn.heading).waitFor()
  await visible(page, person).waitFor()
  await screenshot('sign-in')
  await control(page, person).click()
  await tab(page, words.tab.courses).click()

  const search = screen(page).locator(`input[placeholder="${words.courses.searchHint}"]`)
  await search.fill('CS 2106')
  const card = control(page, `CS 2106 ${course}`).first()
  await card.waitFor()
  await screenshot('courses')
  await card.click()

  await visible(page, words.section.chooseOne.lab).waitFor()
  await screenshot('section')
  await control(page, words.action.choose).click()
  await visible(page, words.section.chosenNow).waitFor()
  await screenshot('section-chosen')

  await control(page, words.action.goToTimetable).first().click()
  await screen(page).locator('.grid').waitFor()
  const meeting = screen(page).locator(`[aria-label^="${course}"]`).first()
  await meeting.waitFor()
  await screenshot('timetable')
  await meeting.click()

  await control(page, words.action.drop).click()
  await visible(page, words.section.dropKeep).waitFor()
  await screenshot('drop-sheet')
  await control(page, words.action.drop).last().click()
  await visible(page, words.section.droppedNow).waitFor()
  await screenshot('section-dropped')
}

test.each(visits)(
  'a student finds a course, chooses it, sees it in the timetable and drops it ($language, $theme)',
  (visit) => journey.visit(visit, (applet) => chooseAndDrop(visit, applet)),
)
