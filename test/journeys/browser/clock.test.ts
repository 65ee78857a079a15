import { en } from '../../miniprogram/words-in'
import { Journey } from './journey'
import { inFront } from './layout/screens'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

test('a phone whose clock is months off shows the school’s day as soon as the school is heard', () =>
  journey.visit({ language: 'en', theme: 'light' }, async (applet) => {
    const { page } = await applet.anotherPhone()
    await page.clock.setFixedTime(new Date('2020-02-29T03:00:00Z'))
    await page.goto(new URL('/', applet.page.url()).href)
    await inFront(page).locator('[aria-label="He Min"]').click()
    await inFront(page).getByText(en.hat.allDone).or(inFront(page).getByText(en.hat.openDesk)).first().waitFor()
    const greeting = inFront(page).locator('.greeting')
    await greeting.getByText(/Week 2/).waitFor()
    expect(await greeting.textContent()).not.toContain('Feb')
  }))
