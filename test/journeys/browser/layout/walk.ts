import type { Page } from 'playwright-core'
import { demoPeople, teacher } from '../../../../src/cloud/demo/people'
import { openDatabase } from '../../../../src/cloud/kernel/database/database'
import { hangMs } from '../../../support/patience'
import { measureScreen } from './measure-screen'
import {
  type DemoCourse,
  type DemoFacts,
  inFront,
  type Viewer,
  type VisitedScreen,
  visitedScreens,
  type Words,
} from './screens'

const openids: Record<Exclude<Viewer, 'nobody'>, string> = {
  lin: 'demo-lin-zhixia',
  zhou: 'demo-zhou-ziang',
  song: 'demo-song-yinuo',
  father: 'demo-lin-jianguo',
  newcomer: 'demo-xu-nuo',
  registrar: 'demo-he-min',
  teacher: teacher.openid,
}

/** How the phone is while a screen is measured. Each text size meets both sizes and both themes. */
const looks = {
  ordinary: [
    { width: 375, height: 812, theme: 'light' },
    { width: 320, height: 568, theme: 'dark' },
  ],
  large: [
    { width: 320, height: 568, theme: 'light' },
    { width: 375, height: 812, theme: 'dark' },
  ],
} as const

type TextSize = keyof typeof looks

export interface Walk {
  readonly page: Page
  readonly language: 'zh' | 'en'
  readonly words: Words
  readonly facts: DemoFacts
  readonly viewer: Viewer
  /** Where the applet is served. */
  readonly home: string
  /** Takes a picture of what is seen. */
  picture(name: string): Promise<void>
}

export async function readDemoFacts(databaseUrl: string): Promise<DemoFacts> {
  const database = openDatabase(databaseUrl, 1)
  try {
    const sections = await database.query<DemoCourse & { code: string }>(
      `select distinct on (c.code) c.code, c.id as "courseId", s.id as "sectionId",
         max(s.id) over (partition by c.id, k.kind) as "lastSectionId"
       from course c join component k on k.course_id = c.id join section s on s.component_id = k.id
       order by c.code, (k.kind <> 'lecture'), s.code`,
    )
    const students = await database.query<{ id: number }>(`select id from student where number = '20250001'`)
    return {
      courses: new Map(sections.rows.map(({ code, ...course }) => [code, course])),
      studentId: students.rows[0]?.id ?? 0,
    }
  } finally {
    await database.end()
  }
}

/** Until nothing is asked of the server, nothing is yet to come, and nothing moves. */
class Settling {
  private underWay = 0
  constructor(private readonly page: Page) {
    page.on('request', () => {
      this.underWay += 1
    })
    const end = () => {
      this.underWay -= 1
    }
    page.on('requestfinished', end).on('requestfailed', end)
  }

  async wait(): Promise<void> {
    const endMs = Date.now() + hangMs
    for (let calm = 0; calm < 3; ) {
      if (Date.now() > endMs) throw new Error(`${this.page.url()} does not come to rest`)
      const isCalm = await this.page.evaluate(async () => {
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
        const passing = document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        await Promise.allSettled(passing.map(({ finished }) => finished))
        const pages = [...document.querySelectorAll<HTMLElement>('.taro_page')].filter((one) => one.offsetHeight > 0)
        const front = pages[pages.length - 1]
        // A list shows below its last row that there is more.
        const isToCome = (bone: Element) => bone.getBoundingClientRect().top < innerHeight
        return front?.querySelector('.screen') && ![...front.querySelectorAll('.bone')].some(isToCome)
      })
      calm = isCalm && this.underWay <= 0 ? calm + 1 : 0
    }
  }
}

async function signIn(walk: Walk, settling: Settling): Promise<void> {
  const { page, viewer, language } = walk
  if (viewer === 'nobody') return
  const person = demoPeople.find(({ openid }) => openid === openids[viewer])
  if (!person) throw new Error(`the demo has no ${viewer}`)
  await inFront(page)
    .locator(`[aria-label="${language === 'zh' ? person.name : person.nameEn}"]`)
    .click()
  await page.waitForURL((url) => !url.hash.includes('pages/sign-in/'))
  await settling.wait()
}

const isTab = (path: string) => /^pages\/(today|courses|timetable|me)\//.test(path)

async function open(walk: Walk, screen: VisitedScreen, settling: Settling): Promise<void> {
  const { page, facts, words } = walk
  const query = screen.query ? `?${screen.query(facts)}` : ''
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${screen.path}${query}`)
  await page.waitForURL((url) => url.hash.includes(screen.path))
  await settling.wait()
  for (const step of screen.steps?.(words) ?? []) {
    const front = inFront(page)
    if ('write' in step) await front.locator('input, textarea').nth(step.at).fill(step.write)
    else if ('press' in step) await front.locator(step.press).filter({ visible: true }).first().click()
    else {
      const control = front.locator(`[aria-label="${step.tap}"], [role="button"]:text("${step.tap}")`)
      await control.filter({ visible: true }).first().click()
    }
    await settling.wait()
  }
}

/** Looks at a screen in each way of a text size. Returns what is wrong, one line a fault. */
async function look(walk: Walk, screen: VisitedScreen, text: TextSize): Promise<string[]> {
  const faults: string[] = []
  for (const { width, height, theme } of looks[text]) {
    await walk.page.setViewportSize({ width, height })
    await walk.page.emulateMedia({ colorScheme: theme })
    await walk.page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    })
    const found = await walk.page.evaluate(measureScreen, { targetMin: text === 'large' ? 52 : 44 })
    const where = `${screen.name} at ${width} px, ${text} text`
    faults.push(...found.map((fault) => `${where}: ${fault}`))
    // A picture takes longer than the measuring: one of each screen, and one of each look that is at fault.
    if (found.length > 0 || (text === 'ordinary' && width === looks.ordinary[0].width))
      await walk.picture(`${screen.name}-${width}-${text}-${theme}`)
  }
  return faults
}

/** Turns the large text on where everybody does. */
async function enlarge(walk: Walk, settling: Settling): Promise<void> {
  await open(walk, { path: 'pages/me/index', as: walk.viewer, name: 'me' }, settling)
  await inFront(walk.page).locator(`[aria-label="${walk.words.me.largeText}"]`).last().click()
  await settling.wait()
}

/** Signs a viewer in and walks through all of their screens, first in ordinary text, then in large. */
export async function walkScreens(
  walk: Walk,
  only: (screen: VisitedScreen) => boolean = () => true,
): Promise<string[]> {
  const settling = new Settling(walk.page)
  const faults: string[] = []
  await walk.page.goto(walk.home)
  await settling.wait()
  await signIn(walk, settling)
  const screens = visitedScreens.filter((screen) => screen.as === walk.viewer && only(screen))
  for (const text of ['ordinary', 'large'] as const) {
    if (text === 'large') await enlarge(walk, settling)
    for (const screen of screens) {
      await open(walk, screen, settling)
      faults.push(...(await look(walk, screen, text)))
      await leave(walk, screen, settling)
    }
  }
  return faults
}

/** Back to a tab, so that neither screens nor sheets pile up. */
async function leave(walk: Walk, screen: VisitedScreen, settling: Settling): Promise<void> {
  if (screen.steps) await walk.page.reload()
  else if (!isTab(screen.path)) await walk.page.goBack()
  await settling.wait()
}
