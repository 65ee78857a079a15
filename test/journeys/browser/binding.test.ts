import type { Page } from 'playwright-core'
import { newcomer as freshman } from '../../../src/cloud/demo/people'
import { en, peopleEn, peopleZhCN, zhCN } from '../../miniprogram/words-in'
import { Journey, type OpenApplet } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The screen on top; those left behind stay in the document, and slide away only after a moment. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const visible = (page: Page, text: string) =>
  screen(page).getByText(text, { exact: true }).filter({ visible: true }).first()
const control = (page: Page, name: string) => screen(page).locator(`[aria-label="${name}"]`).filter({ visible: true })
/** Until the screen that says this is left: the next one says some of it again. */
const leaves = (page: Page, text: string) => visible(page, text).waitFor({ state: 'hidden' })
const field = (page: Page, hint: string) => screen(page).locator(`input[placeholder="${hint}"]`)

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    people: peopleZhCN,
    newcomer: '许诺',
    parent: '王秀兰',
    child: '周子昂',
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    people: peopleEn,
    newcomer: 'Xu Nuo',
    parent: 'Wang Xiulan',
    child: 'Zhou Ziang',
  },
] as const
type Told = (typeof visits)[number]

/** Until a person sees it where the screen stands: in the window, and under nothing. */
async function isSeen(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (element) => {
      if (!element) return false
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return top >= 0 && met !== null && (element.contains(met) || met.contains(element))
    },
    await visible(page, text).elementHandle(),
  )
}

const fill = (text: string, facts: Record<string, string>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, fact: string) => facts[fact] ?? '')

/** Somebody who was never here says who they are, and agrees to what is kept of them. */
async function comeAs(told: Told, who: string, as: 'student' | 'guardian', applet: OpenApplet): Promise<void> {
  const { page, screenshot } = applet
  const { people } = told
  await control(page, who).click()
  await visible(page, people.welcome.ask).waitFor()
  if (as === 'student') await screenshot('welcome')
  await control(page, people.welcome[as]).click()
  await visible(page, people.consent.who.heading).waitFor()
  if (as === 'student') await screenshot('consent-sheet')
  await control(page, people.consent.agree).click()
}

/** The new student with the letter from the school. */
async function bindByCode(told: Told, applet: OpenApplet): Promise<void> {
  const { page, screenshot } = applet
  const { words, people, newcomer } = told
  await comeAs(told, newcomer, 'student', applet)
  // The smallest phone, with the form longer than it.
  await page.setViewportSize({ width: 320, height: 568 })
  await control(page, people.bind.submit).click()
  await visible(page, people.bind.codeMissing).waitFor()
  await screenshot('bind-missing')
  await field(page, people.bind.numberHint).fill(freshman.number)
  await field(page, people.bind.nameHint).fill(newcomer)
  await field(page, people.bind.codeHint).pressSequentially('000000000000')
  expect(await field(page, people.bind.codeHint).inputValue()).toBe('0000-0000-0000')
  await control(page, people.bind.submit).click()
  await visible(page, words.refusal.binding_refused.title).waitFor()
  await isSeen(page, words.refusal.binding_refused.title)
  await page.setViewportSize({ width: 375, height: 812 })
  await screenshot('bind-refused')

  // What may outlive the screen is still there after a restart; the code is not.
  await page.reload()
  expect(await field(page, people.bind.numberHint).inputValue()).toBe(freshman.number)
  expect(await field(page, people.bind.nameHint).inputValue()).toBe(newcomer)
  expect(await field(page, people.bind.codeHint).inputValue()).toBe('')
  await field(page, people.bind.codeHint).fill(freshman.activationCode.toLowerCase())
  await screenshot('bind')
  await control(page, people.bind.submit).click()
  await visible(page, fill(people.bind.done, { name: newcomer })).waitFor()
  await screenshot('bind-done')
  await control(page, people.bind.toToday).click()
  await leaves(page, fill(people.bind.done, { name: newcomer }))
  await screen(page).getByText(newcomer).first().waitFor()
  await screenshot('bind-today')
}

test.each(visits)('a new student binds with the code on paper ($language, $theme)', (told) =>
  journey.visit(told, (applet) => bindByCode(told, applet)),
)

/** The mother whose phone number the school has. */
async function bindByPhone(told: Told, applet: OpenApplet): Promise<void> {
  const { page, screenshot } = applet
  const { words, people, parent, child } = told
  await comeAs(told, parent, 'guardian', applet)
  await control(page, people.phone.go).waitFor()
  await screenshot('phone')
  await control(page, people.phone.card).click()
  await visible(page, people.phone.cardTitle).waitFor()
  await screenshot('phone-card')
  await control(page, people.phone.cardOk).click()
  await control(page, people.phone.go).click()
  await visible(page, people.phone.done).waitFor()
  await visible(page, child).waitFor()
  await screenshot('phone-done')
  await control(page, people.phone.toToday).click()
  await leaves(page, people.phone.done)
  // The screen that is left names the child too.
  await visible(page, fill(words.hat.dayOf, { name: child })).waitFor()
}

test.each(visits)('a parent is found by the phone number that the school has ($language, $theme)', (told) =>
  journey.visit(told, (applet) => bindByPhone(told, applet)),
)

test('who does not agree may look at the courses all the same', () =>
  journey.visit(visits[0], async ({ page }) => {
    const { people, newcomer } = visits[0]
    await control(page, newcomer).click()
    await control(page, people.welcome.student).click()
    await control(page, people.consent.decline).click()
    await visible(page, people.welcome.ask).waitFor()
    await control(page, people.welcome.visitor).click()
    await control(page, 'ART 1101 音乐欣赏').first().waitFor()
  }))

test('whose number the school has for the staff only is told how else a parent is bound', () =>
  journey.visit(visits[0], async ({ page, screenshot }) => {
    const { words, people } = visits[0]
    await control(page, '何敏').click()
    await visible(page, words.hat.openDesk).waitFor()
    await page.goto(`${page.url().split('#')[0]}#/packages/people/pages/phone/index?as=guardian`)
    await control(page, people.phone.go).click()
    await visible(page, people.phone.foundOnlyStaff).waitFor()
    await control(page, people.phone.card).waitFor()
    await screenshot('phone-only-staff')
  }))

test('a wrong invitation code says what may be wrong with it', () =>
  journey.visit(visits[0], async ({ page, screenshot }) => {
    const { people, newcomer } = visits[0]
    await control(page, newcomer).click()
    await control(page, people.welcome.staff).click()
    await control(page, people.consent.agree).click()
    await control(page, people.phone.code).click()
    await field(page, people.staffCode.codeHint).fill('AAAA-BBBB-CCCC')
    await control(page, people.staffCode.submit).click()
    await visible(page, people.staffCode.refused.title).waitFor()
    await screenshot('staff-code-refused')
  }))
