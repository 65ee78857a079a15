import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { demoPeople } from '../../src/cloud/demo/people'
import { buildApplet, previewEnvironment } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'
import { startPreviewServer } from '../../src/start/preview-server'
import { freePort } from '../../src/start/processes'
import { openPhone } from '../journeys/browser/journey'
import { testDataKeys } from '../support/data-keys'
import type { BenchFigure } from './bench-result'

const root = join(__dirname, '../..')

/** A bad network, 50 KB a second with a tenth of a second each way there and back, and a phone four times as slow. */
const network = { offline: false, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024, latency: 100 }
const slowness = 4

interface FirstScreen {
  /** Until anything is drawn at all. */
  paintMs: number
  /** Until the first screen can be used: who is meant can be tapped. */
  usableMs: number
  /** All that was fetched until then, as it went over the line. */
  bytes: number
}

async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  return session
}

/** Opens the preview on a phone that has never seen it. */
async function openOnce(browser: Browser, url: string): Promise<FirstScreen> {
  const context = await openPhone(browser, { language: 'zh', theme: 'light' })
  try {
    const page = await context.newPage()
    const session = await slowDown(page)
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.goto(url, { waitUntil: 'commit' })
    const [first] = demoPeople
    await page.locator(`[aria-label="${first?.name}"]`).filter({ visible: true }).waitFor()
    // By the page's own clock, which begins with the tap on the link.
    const { paintMs, usableMs } = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      return { paintMs: paint?.startTime ?? Number.POSITIVE_INFINITY, usableMs: performance.now() }
    })
    return { paintMs: Math.round(paintMs), usableMs: Math.round(usableMs), bytes }
  } finally {
    await context.close()
  }
}

/** The first screen of the preview on a slow phone with a bad network, the middle of three openings. */
export async function measureFirstScreen(browser: Browser, databaseUrl: string): Promise<BenchFigure[]> {
  await buildApplet({ root, platform: 'h5', environment: previewEnvironment, closing: new Closing() })
  const parts = { databaseUrl, dataKeys: testDataKeys, port: await freePort(), people: demoPeople }
  const server = await startPreviewServer({ ...parts, page: join(root, 'dist/h5') })
  try {
    const openings: FirstScreen[] = []
    for (let opening = 0; opening < 3; opening += 1) openings.push(await openOnce(browser, server.url))
    const middle = (of: (opening: FirstScreen) => number) => openings.map(of).sort((a, b) => a - b)[1] ?? 0
    const on = 'at 50 KB/s on a phone four times as slow'
    return [
      {
        name: 'firstPaintMs',
        about: `preview: something is seen, ${on}`,
        value: middle(({ paintMs }) => paintMs),
        unit: 'ms',
        budgetMax: 3_000,
      },
      {
        name: 'firstUsableMs',
        about: `preview: the first screen can be used, ${on}`,
        value: middle(({ usableMs }) => usableMs),
        unit: 'ms',
        budgetMax: 10_000,
      },
      {
        name: 'firstScreenKb',
        about: 'preview: fetched until then, packed',
        value: Math.round(middle(({ bytes }) => bytes) / 102.4) / 10,
        unit: 'KB',
        budgetMax: null,
      },
    ]
  } finally {
    await server.close()
  }
}
