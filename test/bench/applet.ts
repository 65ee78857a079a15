import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { demoPeople } from '../../src/cloud/demo/people'
import { buildApplet } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'
import { startPostgres } from '../../src/start/embedded-postgres'
import { freePort } from '../../src/start/processes'
import { startPreviewServer } from '../../src/start/preview-server'
import { Phone } from '../devtools/phone'
import { type AppletFiles, readBuild } from '../devtools/read-build'
import { launchBrowser, prepareBrowser } from '../journeys/browser/chromium'
import { builtApiUrl, weappFolderVariable } from '../journeys/weapp/weapp-setup'
import type { BenchFigure, BenchResult } from './bench-result'
import { addedSectionCount, makeLargeInstitution } from './large-institution'
import { type Carried, MeteredApplet, type MeteredPage } from './metered-applet'

const root = join(__dirname, '../..')
const kb = (bytes: number) => Math.round((bytes / 1024) * 10) / 10

interface Measured {
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
    for (;;) {
      const { isEnd } = await metered.runtime.page.evaluate((count) => {
        const frames = [...document.querySelectorAll<HTMLIFrameElement>('.page-frame')]
        const inner = frames.find(({ style }) => style.visibility === 'visible')?.contentDocument
        const scroller = inner?.scrollingElement
        if (!scroller) throw new Error('no page to scroll')
        const before = scroller.scrollTop
        scroller.scrollTop += count * scroller.clientHeight
        return { isEnd: scroller.scrollTop === before }
      }, step)
      await metered.quiet(60)
      nodes = Math.max(nodes, (await metered.runtime.measure()).nodes)
      if (isEnd) return
      screens += step
    }
  })
  const rows = /ZZ (\d+)/g
  const seen = [...(await metered.applet.text()).matchAll(rows)].map(([, number]) => Number(number) - 9999)
  return { nodes, screens, bytes, rows: Math.max(0, ...seen) }
}

async function measure(browser: Browser, build: AppletFiles, serverUrl: string): Promise<Measured> {
  const phone = new Phone({ origins: { [builtApiUrl]: serverUrl } })
  const metered = await MeteredApplet.start(browser, build, phone)
  const { applet, runtime } = metered
  const tab = (name: 'courses' | 'timetable' | 'me') =>
    metered.open(`pages/${name}/index`, () => applet.openTab(name))
  try {
    const pages: MeteredPage[] = []
    pages.push(await metered.open('pages/sign-in/index', async () => undefined))
    pages.push(await metered.open('pages/today/index', () => applet.tap('林知夏')))
    await metered.stop()
    return await measureSignedIn(browser, build, phone, pages, tab)
  } finally {
    await metered.stop()
    if (runtime.complaints.length > 0) throw new Error(runtime.complaints.join('\n'))
  }
}
