import type { Locator, Page } from 'playwright-core'
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
const tab = (page: Page, name: string) => page.locator('.weui-tabbar').getByText(name, { exact: true })

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    people: peopleZhCN,
    student: '林知夏',
    studentMasked: '林*夏',
    guardian: '王秀兰',
    course: '数据结构',
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    people: peopleEn,
    student: 'Lin Zhixia',
    studentMasked: '林*夏',
    guardian: 'Wang Xiulan',
    course: 'Data Structures',
  },
] as const
type Told = (typeof visits)[number]

const fill = (text: string, facts: Record<string, string>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, fact: string) => facts[fact] ?? '')

/** The name the guardian signs with; the preview's own names stand in the school's language. */
const signedName = '陈静'

/** The student makes a card for her mother. Returns where it leads. */
async function makeCard({ words, people, student }: Told, { page, screenshot }: OpenApplet): Promise<string> {
  await control(page, student).click()
  await tab(page, words.tab.me).click()
  await control(page, words.hat.people).click()
  await control(page, people.people.invite).click()
  await control(page, words.hat.kinship.mother).click()
  await screenshot('invite')
  await control(page, people.invite.make).click()
  await visible(page, people.invite.ready).waitFor()
  await screenshot('invite-ready')
  const link = (await screen(page).locator('.invite-link').textContent()) ?? ''
  await control(page, people.invite.done).click()
  return link
}

/** Her mother, who was never here, opens the card, signs in and accepts. */
async function acceptCard(told: Told, link: string, applet: OpenApplet): Promise<void> {
  const { page, screenshot } = applet
  const { people, guardian, studentMasked } = told
  await page.goto(link)
  await control(page, people.accept.signIn).waitFor()
  await screenshot('accept-signed-out')
  await control(page, people.accept.signIn).click()
  await control(page, guardian).click()
  await visible(page, fill(people.accept.whose, { name: studentMasked })).waitFor()
  await control(page, people.accept.accept).click()
  await visible(page, people.accept.nameMissing).waitFor()
  await screen(page).locator('input').fill(signedName)
  await screenshot('accept')
  await control(page, people.accept.accept).click()
  await agree(told, applet)
  await visible(page, fill(people.accept.done, { name: studentMasked })).waitFor()
  await screenshot('accepted')
  await control(page, people.accept.toToday).click()
  await visible(page, fill(told.words.hat.awaiting, { name: studentMasked })).waitFor()
  await screenshot('guardian-awaiting')
}

/** The student says that it is her mother; nothing but what is always open is shared yet. */
async function confirm({ words, people }: Told, { page, screenshot }: OpenApplet): Promise<void> {
  await page.goto(page.url().split('#')[0] ?? '')
  const asks = control(page, fill(words.hat.asks, { name: signedName }))
  await asks.waitFor()
  await screenshot('guardian-asks')
  await asks.locator(`[aria-label="${words.hat.asksAction}"]`).click()
  await control(page, people.people.confirm).click()
  await control(page, `${people.people.remove} ${signedName}`).waitFor()
  await screenshot('people')
}

/** The card of the guardian who signed with that name. */
const cardOf = (page: Page, name: string) => screen(page).locator('.card').filter({ hasText: name })

/** What her mother sees of it, as soon as she looks. */
async function look({ words }: Told, { page }: OpenApplet): Promise<void> {
  await page.reload()
  await tab(page, words.tab.timetable).click()
}

/** Taps a switch of what a guardian may see, and waits until the school knows: others look only then. */
async function flip(page: Page, scope: Locator): Promise<void> {
  const heard = page.waitForResponse((response) => response.url().endsWith('/setGuardianScopes'))
  await scope.click()
  await heard
}

async function inviteAndShare(told: Told, applet: OpenApplet): Promise<void> {
  const { words, people, course } = told
  const link = await makeCard(told, applet)
  const phone = await applet.anotherPhone()
  await acceptCard(told, link, phone)
  await confirm(told, applet)

  await phone.page.reload()
  await visible(phone.page, words.hat.closed.results).waitFor()
  await phone.screenshot('guardian-today-closed')
  await look(told, phone)
  await visible(phone.page, words.hat.closed.timetable).waitFor()

  const timetable = cardOf(applet.page, signedName).locator(`[aria-label="${people.people.timetable}"]`)
  await flip(applet.page, timetable)
  await look(told, phone)
  await screen(phone.page).locator(`[aria-label^="${course}"]`).first().waitFor()
  await phone.screenshot('guardian-timetable')
  await tab(phone.page, words.tab.today).click()
  await visible(phone.page, words.hat.closed.results).waitFor()
  await phone.screenshot('guardian-today')

  await flip(applet.page, timetable)
  await look(told, phone)
  await visible(phone.page, words.hat.closed.timetable).waitFor()
  expect(await screen(phone.page).locator(`[aria-label^="${course}"]`).count()).toBe(0)

  await tab(phone.page, words.tab.me).click()
  await phone.screenshot('guardian-me')
  await control(phone.page, words.hat.messages).click()
  await visible(phone.page, fill(people.messages.scopes_changed, { name: '林知夏' })).waitFor()
  await phone.screenshot('messages')
}

test.each(visits)(
  'a student invites a parent, who accepts, is confirmed and sees the timetable only while allowed ($language, $theme)',
  (told) => journey.visit(told, (applet) => inviteAndShare(told, applet)),
)

/** Who was never here reads how their data is kept before anything is sent. */
async function agree({ people }: Told, { page, screenshot }: OpenApplet): Promise<void> {
  await control(page, people.consent.agree).waitFor()
  await screenshot('consent')
  await control(page, people.consent.agree).click()
}
