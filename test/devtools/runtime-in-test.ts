import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../journeys/browser/chromium'
import { browserVariable } from '../journeys/browser/journey-setup'
import { hangMs } from '../support/patience'
import type { Launch } from './app-config'
import { Phone, type PhoneOptions } from './phone'
import { ProtocolServer } from './protocol-server'
import type { AppletFiles } from './read-build'
import { Runtime } from './runtime'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>

/** A running applet with the official client connected to it. */
export interface Running {
  readonly runtime: Runtime
  readonly phone: Phone
  readonly mini: MiniProgram
  page(): Promise<NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>>
}

/** A browser in which applets are started one after the other, for one test file. */
export class RuntimeBench {
  private readonly endings: (() => Promise<void>)[] = []

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<RuntimeBench> {
    return new RuntimeBench(await launchBrowser(JSON.parse(process.env[browserVariable] ?? '{}')))
  }

  async run(
    build: AppletFiles,
    options: Partial<PhoneOptions> = {},
    change?: (phone: Phone) => void,
    launch?: Partial<Launch>,
  ): Promise<Running> {
    const phone = new Phone({ origins: {}, ...options })
    change?.(phone)
    const runtime = await Runtime.start(this.browser, build, phone, launch)
    const protocol = await ProtocolServer.start(runtime)
    const mini = await automator.connect({ wsEndpoint: protocol.endpoint })
    this.endings.push(async () => {
      mini.disconnect()
      await protocol.stop()
      await runtime.stop()
    })
    const page = async () => {
      const current = await mini.currentPage()
      if (!current) throw new Error('no page is open')
      return current
    }
    return { runtime, phone, mini, page }
  }

  async closeApplets(): Promise<void> {
    for (const end of this.endings.splice(0)) await end()
  }

  async end(): Promise<void> {
    await this.closeApplets()
    await this.browser.close()
  }
}

/** Waits until something is as wanted. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = Date.now() + hangMs
  while (Date.now() < endMs) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('waited in vain')
}
