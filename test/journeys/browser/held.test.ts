import { zhCN } from '../../miniprogram/words-in'
import { Journey } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

test('a student who is held reads of the hold before any round', () =>
  journey.visit({ language: 'zh', theme: 'light' }, async ({ page }) => {
    await page.locator('[aria-label="宋一诺"]').filter({ visible: true }).click()
    const screen = page.locator('.taro_page').filter({ visible: true }).last()
    await screen.getByText(zhCN.hold.unpaid_bill.title).filter({ visible: true }).first().waitFor()
    const cards = await screen.locator('.card:not(.today-messages)').filter({ visible: true }).allInnerTexts()
    expect(cards[0]).toContain(zhCN.hold.unpaid_bill.title)
    expect(cards[0]).toContain(zhCN.hold.unpaid_bill.remedy)
  }))
