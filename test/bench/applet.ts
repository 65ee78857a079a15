import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { demoPeople } from '../../src/cloud/demo/people'
import { buildApplet } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'
import { startPostgres } from '../../src/start/embedded-postgres'
import { startPreviewServer } from '../../src/start/preview-server'
import { freePort } from '../../src/start/processes'
import { Phone } from '../devtools/phone'
import { type AppletFiles, readBuild } from '../devtools/read-build'
import { launchBrowser, prepareBrowser } from '../journeys/browser/chromium'
import { builtApiUrl, weappFolderVariable } from '../journeys/weapp/weapp-setup'
import { testDataKeys } from '../support/data-keys'
import type { BenchFigure, BenchResult } from './bench-result'
import { measureFirstScreen } from './first-screen'
import { addedSectionCount, makeLargeInstitution } from './large-institution'
import { type Carried, MeteredApplet, type MeteredPage } from './metered-applet'

const root = join(__dirname, '../..')
const kb = (bytes: number) => Math.round((bytes / 1024) * 10) / 10

interface Measured {
  signIn: MeteredPage
  pages: MeteredPage[]
  choose: Carried
  list: { nodes: number; screens: number; bytes: number; rows: number }
  scriptBytes: number
}

async function freshBuild(): Promise<AppletFiles> {
  const { [weappFolderVariable]: given } = process.env
  if (given) return readBuild(given)
  const environment = { CAMPUS_API_URL: builtApiUrl, CAMPUS_CLOUD_ENV: '', CAMPUS_IS_PREVIEW: 'true' }
  await buildApplet({ root, platform: 'weapp', environment, closing: new Closing() })
  return readBuild(join(root, 'dist/weapp'))
}

/** Scrolls the list of all sections to its end, a few screens at a time, and looks at each stop. */
async function scrollThrough(metered: MeteredApplet): Promise<Measured['list']> {
  const step = 3
  let nodes = 0
  let screens = 0
  const { bytes } = await metered.during(async () => {
    for (let triesAtEnd = 0; triesAtEnd < 3; ) {
      const hasMoved = await metered.runtime.page.evaluate(async (count) => {
        const views = [...document.querySelectorAll<HTMLIFrameElement>('.page-frame')]
        const inner = views.find(({ style }) => style.visibility === 'visible')?.contentDocument
        const scroller = inner?.scrollingElement
        if (!scroller) throw new Error('no page to scroll')
        const before = scroller.scrollTop
        scroller.scrollTop += count * scroller.clientHeight
        const after = scroller.scrollTop
        // The page hears of it with the next frame, and asks for more after that.
        for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame)
        return after > before
      }, step)
      // The next rows may still be on their way.
      await metered.quiet(hasMoved ? 60 : 400)
      nodes = Math.max(nodes, (await metered.runtime.measure()).nodes)
      triesAtEnd = hasMoved ? 0 : triesAtEnd + 1
      if (hasMoved) screens += step
    }
  })
  const rows = /ZZ (\d+)/g
  const seen = [...(await metered.applet.text()).matchAll(rows)].map(([, number]) => Number(number) - 9999)
  return { nodes, screens, bytes, rows: Math.max(0, ...seen) }
}

async function withApplet<Result>(
  browser: Browser,
  build: AppletFiles,
  phone: Phone,
  work: (metered: MeteredApplet) => Promise<Result>,
): Promise<Result> {
  const metered = await MeteredApplet.start(browser, build, phone)
  try {
    const result = await work(metered)
    const { complaints } = metered.runtime
    if (complaints.length > 0) throw new Error(`the applet complained:\n${complaints.join('\n')}`)
    return result
  } finally {
    await metered.stop()
  }
}

/** What somebody meets who opens the applet signed in: the tabs, a section, choosing it, and the long list. */
async function walkThrough(metered: MeteredApplet): Promise<Omit<Measured, 'signIn'>> {
  const { applet } = metered
  const today = await metered.open('pages/today/index', async () => undefined)
  const { scriptBytesAtFirstRender: scriptBytes } = await metered.runtime.meter()
  const pages = [today]
  for (const name of ['timetable', 'me', 'courses'] as const)
    pages.push(await metered.open(`pages/${name}/index`, () => applet.openTab(name)))
  const list = await scrollThrough(metered)
  await applet.type('ZZ 10001')
  await applet.sees('ZZ 10001')
  await metered.quiet()
  pages.push(await metered.open('pages/section/index', () => applet.tap('ZZ 10001 选修课 10001')))
  const choose = await metered.during(async () => {
    await applet.tap('选课')
    await applet.sees('选上了')
  })
  return { pages, choose, list, scriptBytes }
}

function figuresOf(build: AppletFiles, measured: Measured): BenchFigure[] {
  const [main, ...subPackages] = build.sizes.map(({ bytes }) => bytes)
  const { choose, list, scriptBytes } = measured
  const pages = [measured.signIn, ...measured.pages]
  const worst = (about: string, of: (page: MeteredPage) => number) => {
    const [page] = [...pages].sort((a, b) => of(b) - of(a))
    return { about: `${about} (${page?.path.split('/')[1] ?? ''})`, value: page ? of(page) : 0 }
  }
  const judged = (name: string, told: { about: string; value: number }, unit: string, budgetMax: number | null) => {
    return { name, ...told, unit, budgetMax }
  }
  const told = (name: string, about: string, value: number, unit: string) => judged(name, { about, value }, unit, null)
  return [
    judged('mainKb', { about: 'main package', value: kb(main ?? 0) }, 'KB', 660),
    judged('largestSubKb', { about: 'largest sub-package', value: kb(Math.max(0, ...subPackages)) }, 'KB', 400),
    told('scriptKb', 'scripts run before the first render', kb(scriptBytes), 'KB'),
    judged(
      'worstFirstRenderCalls',
      worst('setData calls of a first render', ({ calls }) => calls),
      '',
      4,
    ),
    judged(
      'worstFirstRenderKb',
      worst('setData of a first render', ({ bytes }) => kb(bytes)),
      'KB',
      96,
    ),
    told('largestSetDataKb', 'largest single setData', kb(Math.max(...pages.map((page) => page.largestBytes))), 'KB'),
    judged('chooseCalls', { about: 'setData calls of one tap on choose', value: choose.calls }, '', 2),
    told(
      'chooseBehindCalls',
      'of them on pages behind',
      choose.pages.filter((path) => !/section/.test(path)).length,
      '',
    ),
    judged('chooseKb', { about: 'setData of one tap on choose', value: kb(choose.bytes) }, 'KB', 4),
    judged(
      'worstNodes',
      worst('nodes of a page', ({ tree }) => tree.nodes),
      '',
      799,
    ),
    judged(
      'worstDepth',
      worst('depth of a page', ({ tree }) => tree.depth),
      '',
      29,
    ),
    judged(
      'worstChildren',
      worst('children of one node', ({ tree }) => tree.children),
      '',
      59,
    ),
    judged('listNodes', { about: `nodes while ${list.rows} sections are scrolled`, value: list.nodes }, '', 599),
    told('listScreenKb', 'setData a screen of that list', kb(list.bytes / Math.max(1, list.screens)), 'KB'),
    ...pages.map(({ path, calls, bytes }) =>
      told(`${path.split('/')[1]}FirstRenderKb`, `${path}: ${calls} setData calls`, kb(bytes), 'KB'),
    ),
  ]
}

/** Runs the production build for WeChat and opens the preview, and tells what they cost beside what they may cost. */
export async function benchApplet(): Promise<BenchResult> {
  const build = await freshBuild()
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const postgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  const endings: (() => Promise<unknown>)[] = [postgres.stop, () => rm(folder, { recursive: true, force: true })]
  try {
    await makeLargeInstitution(postgres.url)
    const parts = { databaseUrl: postgres.url, dataKeys: testDataKeys, port: await freePort(), people: demoPeople }
    const server = await startPreviewServer(parts)
    endings.unshift(() => server.close())
    const browser = await launchBrowser(await prepareBrowser(folder))
    endings.unshift(() => browser.close())
    const phone = new Phone({ origins: { [builtApiUrl]: server.url } })
    const signIn = await withApplet(browser, build, phone, async (metered) => {
      const page = await metered.open('pages/sign-in/index', async () => undefined)
      await metered.applet.tap('林知夏')
      await metered.applet.isOn('pages/today/index')
      await metered.quiet()
      return page
    })
    const rest = await withApplet(browser, build, phone, walkThrough)
    if (rest.list.rows < addedSectionCount) throw new Error(`the list ended after ${rest.list.rows} sections`)
    const firstScreen = await measureFirstScreen(browser, postgres.url)
    return { figures: [...figuresOf(build, { signIn, ...rest }), ...firstScreen] }
  } finally {
    for (const end of endings) await end()
  }
}
