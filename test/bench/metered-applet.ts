import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import type { SetDataRecord, TreeSize } from '../devtools/host/meter'
import type { Phone } from '../devtools/phone'
import { ProtocolServer } from '../devtools/protocol-server'
import type { AppletFiles } from '../devtools/read-build'
import { Runtime } from '../devtools/runtime'
import { Applet } from '../journeys/weapp/applet'

/** What `setData` carried in a stretch of time. */
export interface Carried {
  readonly calls: number
  readonly bytes: number
  readonly largestBytes: number
  /** The page of each call. */
  readonly pages: readonly string[]
}

/** One page, from its opening until it shows all that it asked for. */
export interface MeteredPage extends Carried {
  readonly path: string
  readonly tree: TreeSize
}

function sumOf(records: readonly SetDataRecord[]): Carried {
  const bytes = records.map((record) => record.bytes)
  return {
    calls: bytes.length,
    bytes: bytes.reduce((sum, one) => sum + one, 0),
    largestBytes: Math.max(0, ...bytes),
    pages: records.map(({ page }) => page),
  }
}

/** Nothing asked, nothing drawn for this long: the page shows what it has to show. */
const quietMs = 250
const patienceMs = 20_000

/** An applet whose every `setData` is counted. */
export class MeteredApplet {
  private constructor(
    readonly applet: Applet,
    readonly runtime: Runtime,
    private readonly protocol: ProtocolServer,
  ) {}

  static async start(browser: Browser, build: AppletFiles, phone: Phone): Promise<MeteredApplet> {
    const runtime = await Runtime.start(browser, build, phone)
    const protocol = await ProtocolServer.start(runtime)
    const mini = await automator.connect({ wsEndpoint: protocol.endpoint })
    return new MeteredApplet(await Applet.connect(mini, runtime), runtime, protocol)
  }

  /** Waits until no request is under way and nothing has been drawn for a while. */
  async quiet(forMs = quietMs): Promise<void> {
    const endMs = Date.now() + patienceMs
    for (;;) {
      const isQuiet = await this.runtime.page.evaluate((ms) => {
        const { meter } = window.campusHost
        return meter.requestsUnderWay === 0 && performance.now() - meter.lastActivityMs > ms
      }, forMs)
      if (isQuiet) return
      if (Date.now() > endMs) throw new Error('the applet does not come to rest')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** What all pages carry while something is done, until the applet rests again. */
  async during(work: () => Promise<unknown>, forMs = quietMs): Promise<Carried> {
    const before = (await this.runtime.meter()).setData.length
    await work()
    await this.quiet(forMs)
    const records = (await this.runtime.meter()).setData.slice(before)
    return sumOf(records)
  }

  /** Opens a page for the first time and counts what it carries until it rests. */
  async open(path: string, go: () => Promise<unknown>): Promise<MeteredPage> {
    await go()
    await this.applet.isOn(path)
    await this.quiet()
    const records = (await this.runtime.meter()).setData.filter(({ page }) => page === path)
    return { path, ...sumOf(records), tree: await this.runtime.measure() }
  }

  async stop(): Promise<void> {
    this.applet.disconnect()
    await this.protocol.stop()
    await this.runtime.stop()
  }
}
