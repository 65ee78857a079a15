import type { Page } from 'playwright-core'
import { newcomer } from '../../src/cloud/demo/people'
import type { Visit } from '../journeys/browser/journey'
import { en, peopleEn, peopleZhCN, zhCN } from '../miniprogram/words-in'

/** One screen of a picture: who opens the applet, where they go, and what is seen once it is all there. */
export interface Panel extends Visit {
  /** By the name in the sign-in picker; null signs nobody in. */
  readonly person: string | null
  walk(page: Page): Promise<void>
}

/** The screen on top; those left behind stay in the document. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const control = (page: Page, name: string) =>
  screen(page)
    .locator(`[aria-label=${JSON.stringify(name)}]`)
    .filter({ visible: true })
    .first()
const sees = (page: Page, text: string | RegExp) =>
  screen(page).getByText(text).filter({ visible: true }).first().waitFor()
const tab = (page: Page, name: string) => page.locator('.weui-tabbar').getByText(name, { exact: true }).click()

async function search(page: Page, hint: string, text: string): Promise<void> {
  await screen(page).locator(`input[placeholder="${hint}"]`).fill(text)
}

const zhLight = { language: 'zh', theme: 'light' } as const
const zhDark = { language: 'zh', theme: 'dark' } as const
const enLight = { language: 'en', theme: 'light' } as const
const enDark = { language: 'en', theme: 'dark' } as const

/** docs/screens.png: what students and staff see most. */
export const screens: readonly Panel[] = [
  { ...zhLight, person: '林知夏', walk: (page) => sees(page, '数据结构') },
  {
    ...zhLight,
    person: '林知夏',
    async walk(page) {
      await tab(page, zhCN.tab.courses)
      await search(page, zhCN.courses.searchHint, '单晓峰')
      await sees(page, '单晓峰')
    },
  },
  {
    ...zhDark,
    person: '宋一诺',
    async walk(page) {
      await tab(page, zhCN.tab.courses)
      await search(page, zhCN.courses.searchHint, 'ART 1101')
      await control(page, 'ART 1101 音乐欣赏').click()
      await sees(page, '住宿费')
    },
  },
  {
    ...enDark,
    person: 'Lin Zhixia',
    async walk(page) {
      await tab(page, en.tab.timetable)
      await sees(page, 'Data Structures')
    },
  },
  {
    ...enLight,
    person: 'Zhou Ziang',
    async walk(page) {
      await control(page, en.plan.title).click()
      await sees(page, 'Operations Research')
    },
  },
  {
    ...zhLight,
    person: '林知夏',
    async walk(page) {
      await control(page, zhCN.lottery.title).click()
      await sees(page, zhCN.lottery.verifyTitle)
    },
  },
  {
    ...zhDark,
    person: '林知夏',
    async walk(page) {
      await screen(page).locator('.todo-of-seat_offered').click()
      await screen(page).locator('.waiting-answers .button').first().waitFor()
    },
  },
  {
    ...enLight,
    person: 'He Min',
    async walk(page) {
      await control(page, en.hat.openDesk).click()
      await page.waitForURL(/pages\/desk/)
    },
  },
]

/** Signed in as Lin Zhixia on Me. */
const me = (page: Page) => tab(page, zhCN.tab.me)

/** docs/people.png: first run, binding, family and permissions; an invitation, a parent's Today and leaving. */
export const people: readonly Panel[] = [
  { ...zhLight, person: newcomer.name, walk: (page) => sees(page, peopleZhCN.welcome.ask) },
  {
    ...zhLight,
    person: newcomer.name,
    async walk(page) {
      await control(page, peopleZhCN.welcome.student).click()
      await control(page, peopleZhCN.consent.agree).click()
      const field = (hint: string) => screen(page).locator(`input[placeholder="${hint}"]`)
      await field(peopleZhCN.bind.numberHint).fill(newcomer.number)
      await field(peopleZhCN.bind.nameHint).fill(newcomer.name)
      await field(peopleZhCN.bind.codeHint).fill(newcomer.activationCode)
    },
  },
  {
    ...zhLight,
    person: '林知夏',
    async walk(page) {
      await me(page)
      await control(page, zhCN.hat.people).click()
      await sees(page, '林建国')
    },
  },
  {
    ...enDark,
    person: 'Lin Zhixia',
    async walk(page) {
      await tab(page, en.tab.me)
      await control(page, en.hat.people).click()
      await control(page, peopleEn.people.invite).click()
      await control(page, en.hat.kinship.mother).click()
      await control(page, peopleEn.invite.make).click()
      await sees(page, peopleEn.invite.ready)
      const link = (await screen(page).locator('.invite-link').textContent()) ?? ''
      // Whoever opens the card is somebody else.
      await page.evaluate(() => localStorage.clear())
      await page.goto('about:blank')
      await page.goto(link)
      await control(page, peopleEn.accept.signIn).click()
      await control(page, 'Wang Xiulan').click()
      await screen(page).locator('input').fill('陈静')
    },
  },
  { ...enDark, person: 'Lin Jianguo', walk: (page) => sees(page, 'Lin Zhixia') },
  {
    ...enDark,
    person: 'Lin Zhixia',
    async walk(page) {
      await tab(page, en.tab.me)
      await page.goto(`${page.url().split('#')[0]}#/packages/people/pages/close-account/index`)
      await screen(page).locator('.dock .button').waitFor()
    },
  },
]
