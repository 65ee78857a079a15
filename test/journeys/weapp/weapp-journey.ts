import { join } from 'node:path'
import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { demoPeople } from '../../../src/cloud/demo/people'
import { type Database, openDatabase } from '../../../src/cloud/kernel/database/database'
import { type PreviewServer, startPreviewServer } from '../../../src/start/preview-server'
import { freePort } from '../../../src/start/processes'
import type { Launch } from '../../devtools/app-config'
import { Phone, type PhoneOptions } from '../../devtools/phone'
import type { PhoneProfile } from '../../devtools/profiles'
import { ProtocolServer } from '../../devtools/protocol-server'
import { type AppletFiles, readBuild } from '../../devtools/read-build'
import { Runtime } from '../../devtools/runtime'
import { testDataKeys } from '../../support/data-keys'
import { cloneTestDatabase } from '../../support/database'
import { launchBrowser } from '../browser/chromium'
import { browserVariable, demoDatabase } from '../browser/journey-setup'
import { Applet } from './applet'
import { builtApiUrl, devtoolsVariable, weappFolderVariable } from './weapp-setup'

export interface Visit {
  readonly language: 'zh_CN' | 'en'
  readonly theme: 'light' | 'dark'
  /** That of most people unless told. */
  readonly profile?: PhoneProfile
}

export const ordinaryVisit: Visit = { language: 'zh_CN', theme: 'light' }

interface Parts {
  readonly database: Database
  readonly server: PreviewServer
  readonly browser: Browser
  readonly build: AppletFiles
}

/**
 * A server with the demo institution and phones that run the weapp build, for one test file. Where
 * WECHAT_DEVTOOLS_WS is set, WeChat's own DevTools are driven instead, against the server that they reach.
 */
export class WeappJourney {
  private readonly open: { applet: Applet; runtime: Runtime; protocol: ProtocolServer }[] = []

  private constructor(private readonly parts: Parts | null) {}

  /** `folderVariable` names the variable that holds the folder of the build to run. */
  static async start(folderVariable: string = weappFolderVariable): Promise<WeappJourney> {
    if (process.env[devtoolsVariable]) return new WeappJourney(null)
    const databaseUrl = await cloneTestDatabase(demoDatabase)
    const parts = { databaseUrl, dataKeys: testDataKeys, port: await freePort(), people: demoPeople }
    const server = await startPreviewServer(parts)
    const browser = await launchBrowser(JSON.parse(process.env[browserVariable] ?? '{}'))
    const build = await readBuild(process.env[folderVariable] ?? join(__dirname, '../../../dist/weapp'))
    return new WeappJourney({ database: openDatabase(databaseUrl, 1), server, browser, build })
  }

  /** The database of the demo institution; null where DevTools reach another server. */
  get database(): Database | null {
    return this.parts?.database ?? null
  }

  private get url(): string {
    return this.parts?.server.url ?? builtApiUrl
  }

  /** A code as WeChat gives one, from the stand-in for it: for signing in, or for the phone number. */
  async codeOf(kind: 'login-codes' | 'phone-codes', openid: string): Promise<string> {
    const body = JSON.stringify({ openid })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${this.url}/sandbox/${kind}`, { method: 'POST', headers, body })
    return z.object({ code: z.string() }).parse(await response.json()).code
  }

  /**
   * A phone on which the applet was never opened. `openid` is whose WeChat it is; nobody's unless told. They give their
   * phone number when the applet asks for it, unless told otherwise.
   */
  newPhone(
    { language, theme, profile }: Visit = ordinaryVisit,
    openid: string | null = null,
    givesNumber: boolean | PhoneOptions['phoneNumber'] = true,
  ): Phone {
    const ours = { language, theme, origins: { [builtApiUrl]: this.url }, ...(profile && { profile }) }
    if (openid === null) return new Phone(ours)
    const login = () => this.codeOf('login-codes', openid)
    const give = async () =>
      givesNumber ? { code: await this.codeOf('phone-codes', openid) } : { failure: 'user deny' }
    const phoneNumber = typeof givesNumber === 'function' ? givesNumber : give
    return new Phone({ ...ours, login, phoneNumber })
  }

  /** Opens the applet from cold, by WeChat's list of applets or by the way that `launch` names. */
  async openApplet(phone: Phone, launch: Partial<Launch> = {}): Promise<Applet> {
    const { [devtoolsVariable]: wsEndpoint } = process.env
    if (wsEndpoint) return Applet.connect(await automator.connect({ wsEndpoint }), null)
    if (!this.parts) throw new Error('neither DevTools nor a runtime')
    const runtime = await Runtime.start(this.parts.browser, this.parts.build, phone, launch)
    const protocol = await ProtocolServer.start(runtime)
    const applet = await Applet.connect(await automator.connect({ wsEndpoint: protocol.endpoint }), runtime)
    this.open.push({ applet, runtime, protocol })
    return applet
  }

  /** Closes the applets that are open and returns what they complained of: uncaught errors, console errors, limits. */
  async closeApplets(): Promise<string[]> {
    const complaints: string[] = []
    for (const { applet, runtime, protocol } of this.open.splice(0)) {
      complaints.push(...applet.takeComplaints())
      applet.disconnect()
      await protocol.stop()
      await runtime.stop()
    }
    return complaints
  }

  async end(): Promise<void> {
    await this.closeApplets()
    if (!this.parts) return
    await this.parts.browser.close()
    await this.parts.server.close()
    await this.parts.database.end()
  }
}
