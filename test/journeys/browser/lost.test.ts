import { zhCN } from '../../../src/miniprogram/i18n/zh-CN'
import { Journey } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

test('a link to a screen that is no longer there leads home', () =>
  journey.visit({ language: 'zh', theme: 'light' }, async ({ page }) => {
    await page.locator('[aria-label="林知夏"]').filter({ visible: true }).click()
    await page.getByText('林知夏').filter({ visible: true }).first().waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/pages/lecture/index?id=7`)
    await page.reload()
    await page.getByText('林知夏').filter({ visible: true }).first().waitFor()
    await page.getByText(zhCN.tab.timetable, { exact: true }).filter({ visible: true }).first().waitFor()
    expect(new URL(page.url()).hash).toContain('pages/today/index')
  }))
