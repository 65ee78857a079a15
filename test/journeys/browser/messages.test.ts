import type { Page } from 'playwright-core'
import { wordsIn } from '../../../src/miniprogram/i18n/words'
import { en, peopleEn, peopleZhCN, zhCN } from '../../miniprogram/words-in'
import { campusCommand } from '../../support/command-line'
import { Journey, type OpenApplet } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The screen on top; those left behind stay in the document, and slide away only after a moment. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const control = (page: Page, name: string) => screen(page).locator(`[aria-label="${name}"]`).filter({ visible: true })
const tab = (page: Page, name: string) => page.locator('.weui-tabbar').getByText(name, { exact: true })
const badge = (page: Page) => page.locator('.weui-tabbar .taro-tabbar-badge')
const filled = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce((words, [name, fact]) => words.replaceAll(`{{${name}}}`, String(fact)), text)

const visits = [
  { language: 'zh', theme: 'light', words: zhCN, people: peopleZhCN, person: '林知夏', title: '大学语文' },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    people: peopleEn,
    person: 'Lin Zhixia',
    title: 'Chinese Language and Writing',
  },
] as const
type Told = (typeof visits)[number]

const code = 'LANG 1201'

/** As the registrar does it, by command; the reason is kept for the student. */
async function cancelSection(databaseUrl: string): Promise<void> {
  const words = ['section', 'cancel', `${code} 01`, '--reason', '教师病休', '--yes']
  const { code: ended, error } = await campusCommand(databaseUrl, words)
  expect([ended, error]).toEqual([0, ''])
}

/** The number on the tab; none is nought. */
const unread = async (page: Page) => Number((await badge(page).allTextContents())[0] ?? 0)

async function hearOfIt(
  { language, words, people, person, title }: Told,
  { page, databaseUrl, screenshot }: OpenApplet,
) {
  await control(page, person).click()
  await tab(page, words.tab.timetable).click()
  await screen(page).locator(`[aria-label^="${title}"]`).first().waitFor()
  await screenshot('timetable-before')
  const before = await unread(page)
  await cancelSection(databaseUrl)

  // The tab says that there is something, Today says how much, and the message says what and why.
  await page.goto(new URL('/', page.url()).href)
  const count = before + 1
  const today = wordsIn[language === 'zh' ? 'zh-CN' : 'en']('today.messages', { count })
  await control(page, today).waitFor()
  expect(await unread(page)).toBe(count)
  await screenshot('today-message')
  await control(page, today).click()
  const course = filled(people.messages.courseSections, { code, title, sections: '01' })
  const said = filled(people.messages.section_cancelled, { course })
  const detail = `${people.messages.section_cancelledDetail} ${filled(people.messages.note, { note: '教师病休' })}`
  await control(page, `${said} ${detail}`).waitFor()
  await screenshot('messages-cancelled')
  await control(page, `${said} ${detail}`).click()
  await screen(page).locator('.history-line').first().waitFor()

  await page.goto(new URL('/', page.url()).href)
  await tab(page, words.tab.timetable).click()
  await screen(page).locator('.grid').waitFor()
  expect(await screen(page).locator(`[aria-label^="${title}"]`).count()).toBe(0)
  expect(await badge(page).count()).toBe(0)
  await tab(page, words.tab.me).click()
  await screenshot('me')
}

test.each(visits)(
  'a student hears of a cancelled class on the tab, on Today and in a message that leads on ($language, $theme)',
  (told) => journey.visit(told, (applet) => hearOfIt(told, applet)),
)
