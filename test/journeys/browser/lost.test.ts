import type { Page } from 'playwright-core'
import { zhCN } from '../../miniprogram/words-in'
import { Journey } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** Today, signed in. */
async function isHome(page: Page): Promise<void> {
  await page.waitForURL(/#\/pages\/today\/index/)
  await page.locator('.weui-tabbar').getByText(zhCN.tab.timetable, { exact: true }).waitFor()
  const screen = page.locator('.taro_page').filter({ visible: true }).last()
  await screen.getByText('林知夏').filter({ visible: true }).first().waitFor()
}

test('a link to a screen that is no longer there leads home', () =>
  journey.visit({ language: 'zh', theme: 'light' }, async ({ page }) => {
    await page.locator('[aria-label="林知夏"]').filter({ visible: true }).click()
    await isHome(page)
    const { origin } = new URL(page.url())
    // From cold, as somebody does who follows the link.
    await page.goto('about:blank')
    await page.goto(`${origin}/#/pages/lecture/index?id=7`)
    await isHome(page)
    await page.waitForLoadState('networkidle')
  }))
