import type { Page } from 'playwright-core'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { en, peopleEn, peopleZhCN, zhCN } from '../../miniprogram/words-in'
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

const visits = [
  { language: 'zh', theme: 'light', words: { ...zhCN, ...peopleZhCN, ...peopleZhCN }, person: '林知夏' },
  { language: 'en', theme: 'dark', words: { ...en, ...peopleEn, ...peopleEn }, person: 'Lin Zhixia' },
] as const

type DataVisit = (typeof visits)[number]

/** Asks the server as another phone would. */
async function ask(page: Page, path: string, data: object, token = '') {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}${path}`, { data, headers: { authorization: `Bearer ${token}` } })
  return answer.json()
}

/** The same person on another phone. */
async function signInElsewhere(page: Page, device: string): Promise<string> {
  const { code } = await ask(page, '/sandbox/login-codes', { openid: 'demo-lin-zhixia' })
  const reply = await ask(page, '/api/signIn', { code, device })
  return reply.value.token
}

async function openFromMe({ words, person }: DataVisit, page: Page, row: string) {
  await control(page, person).first().click()
  await page.locator('.weui-tabbar').getByText(words.tab.me, { exact: true }).click()
  await control(page, row).click()
}

test.each(visits)('somebody signs a phone out that they have lost ($language, $theme)', (visit) =>
  journey.visit(visit, async ({ page, screenshot }) => {
    const { words } = visit
    const lost = await signInElsewhere(page, 'iPhone 13')
    const old = await signInElsewhere(page, 'HUAWEI Mate 60 Pro')
    await openFromMe(visit, page, words.hat.sessions)
    await sees(page, 'iPhone 13')
    await screenshot('sessions')
    const line = screen(page).locator('.session-line').filter({ hasText: 'iPhone 13' })
    await line.locator('.button').first().click()
    await screen(page).locator('.sheet .button-danger').click()
    await line.waitFor({ state: 'detached' })
    expect(await ask(page, '/api/getPerson', {}, lost)).toMatchObject({ ok: false })
    expect(await ask(page, '/api/getPerson', {}, old)).toMatchObject({ ok: true })
  }),
)

test.each(visits)('one tap signs every other phone out ($language, $theme)', (visit) =>
  journey.visit(visit, async ({ page }) => {
    const { words } = visit
    const tokens = [await signInElsewhere(page, 'iPhone 13'), await signInElsewhere(page, 'iPhone 14')]
    await openFromMe(visit, page, words.hat.sessions)
    await control(page, words.sessions.endOthers).click()
    await screen(page).locator('.sheet .button-danger').click()
    await sees(page, words.sessions.none)
    for (const token of tokens) expect(await ask(page, '/api/getPerson', {}, token)).toMatchObject({ ok: false })
  }),
)

/** What the phone still holds of this person, by name and number. */
const heldOf = (page: Page) =>
  page.evaluate(() => ['林知夏', '20250001', '"token":"'].filter((word) => JSON.stringify(localStorage).includes(word)))

async function studentsNamed(databaseUrl: string): Promise<number> {
  const database = openDatabase(databaseUrl, 1)
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from student s
     where s.name = '林知夏' or exists (select from account a where a.openid = 'demo-lin-zhixia')`,
  )
  await database.end()
  return rows[0]?.count ?? -1
}

async function leaveForGood({ words }: DataVisit, { page, screenshot }: OpenApplet) {
  await control(page, words.closing.title).click()
  await sees(page, words.closing.heading.kept)
  await screenshot('leave')
  const act = screen(page).locator('.dock .button')
  await act.click()
  await screen(page).locator('.closing-missing').waitFor()
  await screen(page).locator('.field-input input').fill(words.closing.word)
  await act.click()
  await sees(page, words.closing.done)
  await screenshot('left')
}

test.each(visits)('a student takes their data along and leaves ($language, $theme)', (visit) =>
  journey.visit(visit, async (applet) => {
    const { page, screenshot, databaseUrl } = applet
    const { words } = visit
    await openFromMe(visit, page, words.hat.privacy)
    await sees(page, words.privacy.kept.proofs.what)
    await screenshot('privacy')
    await control(page, words.privacy.read).click()
    await sees(page, words.consent.who.heading)
    await screenshot('privacy-text')
    await control(page, words.action.close).click()
    expect(await heldOf(page)).not.toEqual([])
    const downloading = page.waitForEvent('download')
    await control(page, words.privacy.exportDo).click()
    expect((await downloading).suggestedFilename()).toMatch(/^my-data-.*\.xlsx$/)
    await leaveForGood(visit, applet)
    expect(await studentsNamed(databaseUrl)).toBe(0)
    expect(await heldOf(page)).toEqual([])
    await control(page, words.closing.toToday).click()
    await page.locator('.weui-tabbar').getByText(words.tab.me, { exact: true }).waitFor()
    // Nobody signs in by themselves who has just left.
    expect(await heldOf(page)).toEqual([])
  }),
)
