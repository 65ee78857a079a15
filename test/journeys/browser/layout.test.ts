import { zhouZiang } from '../../../src/cloud/demo/people'
import { en, zhCN } from '../../miniprogram/words-in'
import { openDemoLottery, rankPlanOf } from './demo-lottery'
import { Journey } from './journey'
import { type Viewer, type VisitedScreen, visitedScreens } from './layout/screens'
import { readDemoFacts, walkScreens } from './layout/walk'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The pages of app.config, which Taro reads by way of a function of its own. */
async function pagesOfApplet(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { default: config } = await import('../../../src/miniprogram/app.config')
  const { pages = [], subPackages = [] } = config
  return [...pages, ...subPackages.flatMap(({ root, pages: below }) => below.map((page) => `${root}/${page}`))]
}

test('every page of the applet is visited in at least one state', async () => {
  const visited = [...new Set(visitedScreens.map(({ path }) => path))]
  expect(visited.sort()).toEqual((await pagesOfApplet()).sort())
})

const viewers = [...new Set(visitedScreens.map(({ as }) => as))]

test.each([
  { language: 'zh', theme: 'light', words: zhCN },
  { language: 'en', theme: 'dark', words: en },
] as const)(
  'on phones 320 and 375 wide, in both text sizes, every screen is whole and can be tapped ($language)',
  ({ language, theme, words }) =>
    journey.visit({ language, theme }, async (applet) => {
      const facts = await readDemoFacts(applet.databaseUrl)
      const home = new URL(applet.page.url()).origin
      const faults: string[] = []
      const walk = async (viewer: Viewer, isInLottery: boolean) => {
        const { page, screenshot } = await applet.anotherPhone()
        const picture = (name: string) => screenshot(`layout-${name}`)
        const isMeant = (screen: VisitedScreen) => (screen.isInLottery ?? false) === isInLottery
        faults.push(...(await walkScreens({ page, language, words, facts, viewer, home, picture }, isMeant)))
        await page.close()
      }
      for (const viewer of viewers) await walk(viewer, false)
      await rankPlanOf(applet.databaseUrl, await openDemoLottery(applet.databaseUrl), zhouZiang)
      for (const viewer of viewers)
        if (visitedScreens.some(({ as, isInLottery }) => as === viewer && isInLottery)) await walk(viewer, true)
      expect(faults).toEqual([])
    }),
)
