import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPeople } from '../../../src/cloud/demo/people'
import { type PreviewServer, startPreviewServer } from '../../../src/start/preview-server'
import { freePort } from '../../../src/start/processes'
import { testDataKeys } from '../../support/data-keys'
import { cloneTestDatabase } from '../../support/database'
import { hangMs } from '../../support/patience'
import { launchBrowser } from './chromium'
import { browserVariable, demoDatabase } from './journey-setup'

const root = join(__dirname, '../../..')
const screenshots = join(root, 'test/screenshots')

export interface Visit {
  readonly language: 'zh' | 'en'
  readonly theme: 'light' | 'dark'
}

/** One phone with the applet open. */
export interface OpenApplet {
  readonly page: Page
  /** Of the demo institution that this visit has to itself. */
  readonly databaseUrl: string
  /** Writes test/screenshots/<name>-<language>-<theme>.png, to be looked at. */
  screenshot(name: string): Promise<void>
  /** A phone of somebody else, at the same institution; nothing is open on it yet. */
  anotherPhone(): Promise<OpenApplet>
}

/** The real server with a demo institution of its own, as `npm start` has it. */
async function startDemoServer(databaseUrl: string): Promise<PreviewServer> {
  const page = join(root, 'dist/h5')
  return startPreviewServer({ databaseUrl, dataKeys: testDataKeys, port: await freePort(), people: demoPeople, page })
}

/** A fresh phone (375 × 812) that speaks and looks as told. */
export function openPhone(browser: Browser, { language, theme }: Visit): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
}

/** A browser for one test file; every visit meets a demo institution that nobody has touched. */
export class Journey {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Journey> {
    return new Journey(await launchBrowser(JSON.parse(process.env[browserVariable] ?? '{}')))
  }

  /**
   * Opens the applet on a fresh phone that speaks and looks as told, and walks through it. Fails when the
   * walk does, leaving a picture `failed-…`, or when the page complained of anything on the way.
   */
  async visit(visit: Visit, walk: (applet: OpenApplet) => Promise<void>): Promise<void> {
    const { language, theme } = visit
    const databaseUrl = await cloneTestDatabase(demoDatabase)
    const server = await startDemoServer(databaseUrl)
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    const takePhone = async (): Promise<OpenApplet> => {
      const context = await openPhone(this.browser, visit)
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(hangMs)
      listenForComplaints(page, complaints)
      const screenshot = async (name: string) => {
        await mkdir(screenshots, { recursive: true })
        await page.evaluate(waitForStillness)
        await page.screenshot({ path: join(screenshots, `${name}-${language}-${theme}.png`) })
      }
      return { page, databaseUrl, screenshot, anotherPhone: takePhone }
    }
    try {
      const applet = await takePhone()
      await applet.page.goto(server.url)
      await walk(applet).catch(async (error: unknown) => {
        await applet.screenshot('failed').catch(() => undefined)
        throw new Error(
          `the journey stopped; see test/screenshots/failed-${language}-${theme}.png\n${complaints.join('\n')}`,
          {
            cause: error,
          },
        )
      })
    } finally {
      for (const context of contexts) await context.close()
      await server.close()
    }
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
  }

  async end(): Promise<void> {
    await this.browser.close()
  }
}

/** Runs in the page: until it has slid and faded to where it stays. What turns for ever is not waited for. */
export async function waitForStillness(): Promise<void> {
  // What the last answer brought is drawn, and whatever it sets in motion has begun.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(passing.map(({ finished }) => finished))
}

function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // The browser itself reports every reply that is a refusal; those are meant to be shown, not to be silent.
    const isRefusal = /status of 4\d\d/.test(message.text()) && message.location().url.includes('/api/')
    if (!isRefusal) complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`)
  })
}
