import type { Page } from 'playwright-core'
import type { RoundId } from '../../../src/contract/selection/ids'
import { en, zhCN } from '../../miniprogram/words-in'
import { closeDemoLottery, openDemoLottery, publishDemoDraw, savedPoints, wantItToo, wonCount } from './demo-lottery'
import { Journey, type OpenApplet } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The screen on top; those left behind stay in the document, and slide away only after a moment. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const control = (page: Page, name: string) =>
  screen(page)
    .locator(`[aria-label=${JSON.stringify(name)}]`)
    .filter({ visible: true })
const sees = (page: Page, text: string) => screen(page).getByText(text).filter({ visible: true }).first().waitFor()
const filled = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce((words, [name, fact]) => words.replaceAll(`{{${name}}}`, String(fact)), text)

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    person: '周子昂',
    lucky: '林知夏',
    wanted: { code: 'CS 2106', title: '操作系统' },
    planned: '皮划艇',
    fill: zhCN.lottery.fromPlan,
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    person: 'Zhou Ziang',
    lucky: 'Lin Zhixia',
    wanted: { code: 'CS 2106', title: 'Operating Systems' },
    planned: 'Kayaking',
    fill: en.lottery.fromPlan,
  },
] as const

type LotteryVisit = (typeof visits)[number]

/** From Today to the lottery, which is still empty, and the plan into it. */
async function fillFromPlan({ words, person, fill, planned }: LotteryVisit, { page, screenshot }: OpenApplet) {
  await control(page, person).click()
  await control(page, words.lottery.open).click()
  const fillButton = control(page, filled(fill, { count: 4 }))
  await fillButton.waitFor()
  await screenshot('lottery-empty')
  await fillButton.click()
  await control(page, filled(words.lottery.up, { course: planned })).waitFor()
}

/** A course from its own screen becomes the last choice, and is moved to the top. */
async function rankFirst({ words, wanted }: LotteryVisit, { page, screenshot }: OpenApplet) {
  await control(page, words.lottery.addCourses).click()
  await screen(page).locator(`input[placeholder="${words.courses.searchHint}"]`).fill(wanted.code)
  const card = control(page, `${wanted.code} ${wanted.title}`).first()
  await card.waitFor()
  await screenshot('lottery-courses')
  await card.click()
  await control(page, words.lottery.add).click()
  await screenshot('lottery-section')
  await control(page, filled(words.lottery.listed, { rank: 5 })).click()
  const up = control(page, filled(words.lottery.up, { course: wanted.title }))
  for (let taps = 0; taps < 4; taps++) await up.click()
  await screen(page).locator('.choice').first().getByText(wanted.title).waitFor()
}

/** Points are spent, and more than there are is refused at the control, with the way out. */
async function spendPoints({ words, wanted, planned }: LotteryVisit, { page, screenshot }: OpenApplet) {
  const more = (course: string) => control(page, filled(words.lottery.more, { course, step: 5 }))
  const typed = (course: string) =>
    screen(page).locator(`[aria-label=${JSON.stringify(filled(words.lottery.pointsOf, { course }))}] input`)
  for (let taps = 0; taps < 4; taps++) await more(planned).click()
  await typed(wanted.title).fill('90')
  await sees(page, filled(words.lottery.tooMany, { room: 80, max: 100, others: 20 }))
  await screenshot('lottery-refused')
  await screen(page).locator('.points-remedy').click()
  await more(planned).click()
  await sees(page, words.lottery.noneLeft)
  await sees(page, filled(words.lottery.pointsLeft, { left: 0, max: 100 }))
}

/** A choice is taken out and put back with its points; then the school has it all. */
async function takeOutAndBack({ words, planned }: LotteryVisit, { page }: OpenApplet) {
  await control(page, filled(words.lottery.removeOf, { course: planned })).click()
  await screen(page).getByText(words.plan.undo, { exact: true }).click()
  await sees(page, filled(words.lottery.pointsLeft, { left: 0, max: 100 }))
  await sees(page, words.lottery.savedAt.replace('{{at}}', '').trim())
}

/** The lottery closes, is drawn and published; what came of each choice is told. */
async function readOutcome({ words }: LotteryVisit, roundId: RoundId, { page, databaseUrl, screenshot }: OpenApplet) {
  await wantItToo(databaseUrl, roundId, 120)
  await page.reload()
  await screen(page).locator('.choice-tight').first().waitFor()
  await screenshot('lottery-open')
  await closeDemoLottery(databaseUrl, roundId)
  await page.reload()
  await sees(page, words.lottery.awaiting)
  await screenshot('lottery-awaiting')
  await publishDemoDraw(databaseUrl, roundId)
  await page.reload()
  await sees(page, words.lottery.verifyTitle)
  await screenshot('lottery-published')
  await screen(page).getByText(words.lottery.verifyTitle).click()
  await screen(page).getByText(words.lottery.seed, { exact: true }).scrollIntoViewIfNeeded()
  await screenshot('lottery-proof')
  expect(await screen(page).locator('.choice-tag').count()).toBe(5)
  expect(await screen(page).locator('.choice .tag-success').count()).toBe(await wonCount(databaseUrl, roundId))
}

test.each(visits)('a student ranks courses, spends points, and reads what the draw gave ($language, $theme)', (visit) =>
  journey.visit(visit, async (applet) => {
    const roundId = await openDemoLottery(applet.databaseUrl)
    await fillFromPlan(visit, applet)
    await rankFirst(visit, applet)
    await spendPoints(visit, applet)
    await takeOutAndBack(visit, applet)
    expect(await savedPoints(applet.databaseUrl, roundId)).toEqual([80, 0, 0, 0, 20])
    await readOutcome(visit, roundId, applet)
  }),
)

test('who ranks too late is told so, and sees what the school has', () =>
  journey.visit(visits[0], async ({ page, databaseUrl, screenshot }) => {
    const { words, person, planned, fill } = visits[0]
    const roundId = await openDemoLottery(databaseUrl)
    await control(page, person).click()
    await control(page, words.lottery.open).click()
    await control(page, filled(fill, { count: 4 })).click()
    await sees(page, words.lottery.savedAt.replace('{{at}}', '').trim())
    await closeDemoLottery(databaseUrl, roundId)
    await control(page, filled(words.lottery.more, { course: planned, step: 5 })).click()
    await screen(page).getByText(words.lottery.unsavedWhy).click()
    await sees(page, words.lottery.notSaved)
    await screenshot('lottery-too-late')
    await screen(page).getByText(words.lottery.giveUp).click()
    await sees(page, words.lottery.awaiting)
    expect(await savedPoints(databaseUrl, roundId)).toEqual([0, 0, 0, 0])
  }))

/** What a published draw gave, as the demo has it: a choice that was won, one that was lost, and the proof. */
async function lookAtOutcome({ words, lucky }: LotteryVisit, { page, screenshot }: OpenApplet) {
  await control(page, lucky).click()
  await control(page, words.lottery.title).click()
  await sees(page, words.lottery.verifyTitle)
  await screenshot('lottery-drawn')
  const [won, lost, ...more] = await screen(page).locator('.choice-tag').allTextContents()
  expect(won).toContain(words.lottery.won)
  expect(lost).toBe(words.lottery.lost)
  expect(more).toEqual([])
  expect(await screen(page).locator('.choice .tag-success').allTextContents()).toEqual([won])
}

test.each(visits)('a student looks at a lottery that is over: one choice won, one lost ($language, $theme)', (visit) =>
  journey.visit(visit, (applet) => lookAtOutcome(visit, applet)),
)
