import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { loadDemoInstitution } from '../../src/cloud/demo/load-demo-institution'
import { demoPeople } from '../../src/cloud/demo/people'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { migrate } from '../../src/cloud/kernel/database/migrate'
import { buildApplet, previewEnvironment } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'
import { startPostgres } from '../../src/start/embedded-postgres'
import { startPreviewServer } from '../../src/start/preview-server'
import { freePort } from '../../src/start/processes'
import { launchBrowser, prepareBrowser } from '../journeys/browser/chromium'
import { openPhone, waitForStillness } from '../journeys/browser/journey'
import { testDataKeys, testVault } from './data-keys'
import { hangMs } from './patience'
import { type Panel, people, screens } from './picture-panels'

/*
 * Takes the pictures of docs/ from the demo, by hand after screens have changed:
 *   npx tsx test/support/pictures.ts
 */

const root = join(__dirname, '../..')
/** A Tuesday morning, so that the same screens give the same pictures. */
const startsAt = new Date('2026-09-15T01:30:00Z')

const pictures = [
  { file: 'docs/screens.png', panels: screens, columns: 4, width: 343 },
  { file: 'docs/people.png', panels: people, columns: 6, width: 226 },
]

/** A screen once it has settled, as a PNG. */
async function take(browser: Browser, url: string, now: Date, panel: Panel): Promise<Buffer> {
  const context = await openPhone(browser, panel)
  try {
    await context.clock.setFixedTime(now)
    const page = await context.newPage()
    page.setDefaultTimeout(hangMs)
    await page.goto(url)
    if (panel.person !== null) await page.locator(`[aria-label="${panel.person}"]`).filter({ visible: true }).click()
    await panel.walk(page)
    // Whatever was asked for is there, and whatever it sets in motion has come to rest.
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await page.evaluate(waitForStillness)
    return await page.screenshot()
  } finally {
    await context.close()
  }
}

/** Screens side by side on one grey sheet. */
async function compose(browser: Browser, shots: readonly Buffer[], columns: number, width: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: columns * (width + 7) + 7, height: 400 } })
  try {
    const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`).join('')
    const style = `body{margin:0;padding:7px;display:grid;gap:7px;background:#cfd2da;
      grid-template-columns:repeat(${columns},${width}px)} img{width:${width}px;display:block}`
    await page.setContent(`<style>${style}</style>${images}`)
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
    return await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}

async function makeDemo(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, 4)
  try {
    await migrate(database, join(root, 'src/cloud/migrations'))
    await loadDemoInstitution(database, testVault, startsAt)
  } finally {
    await database.end()
  }
}

async function main(): Promise<void> {
  await buildApplet({ root, platform: 'h5', environment: previewEnvironment, closing: new Closing() })
  const folder = await mkdtemp(join(tmpdir(), 'campus-pictures-'))
  const postgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  const endings: (() => Promise<unknown>)[] = [postgres.stop, () => rm(folder, { recursive: true, force: true })]
  try {
    await makeDemo(postgres.url)
    const begunMs = Date.now()
    const clock = () => new Date(startsAt.getTime() + Date.now() - begunMs)
    const parts = { databaseUrl: postgres.url, dataKeys: testDataKeys, port: await freePort(), clock }
    const server = await startPreviewServer({ ...parts, people: demoPeople, page: join(root, 'dist/h5') })
    endings.unshift(() => server.close())
    const browser = await launchBrowser(await prepareBrowser(folder))
    endings.unshift(() => browser.close())
    for (const { file, panels, columns, width } of pictures) {
      const shots: Buffer[] = []
      for (const panel of panels) shots.push(await take(browser, server.url, clock(), panel))
      await writeFile(join(root, file), await compose(browser, shots, columns, width))
      console.log(`${file}  ${Math.round((await readFile(join(root, file))).length / 1024)} KB`)
    }
  } finally {
    for (const end of endings) await end()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
