import { EventEmitter } from 'node:events'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hangMs } from '../support/patience'
import type { BootData, Launch } from './app-config'
import { convertWxss } from './convert-wxss'
import { dropIntl } from './drop-intl'
import type { CampusHost } from './host/automation'
import { onceForEach } from './once-for-each'
import { isPhoneCall, type Phone } from './phone'
import type { LogEntry, ReportedException } from './phone-calls'
import type { AppletFiles } from './read-build'
import { hostUrl, serveBuild } from './serve-build'
import { wechatNames } from './wechat-names'

interface RuntimeEvents {
  log: [LogEntry]
  exception: [ReportedException]
  binding: [{ name: string; args: unknown[] }]
}

/** Opened from WeChat's list of applets, at the first page. */
const launchOf = ({ app }: AppletFiles): Launch => ({
  path: app.pages[0] ?? '',
  query: {},
  scene: 1001,
})

const stylesOf = onceForEach(convertWxss)

function bootData(build: AppletFiles, phone: Phone, launch: Launch): BootData {
  const { app, configs, themes, subPackageRoots, files } = build
  const { language, theme, profile, allowedDomains, hasConsent, answeredCalls, savedFiles } = phone
  return {
    app,
    configs,
    themes,
    subPackageRoots,
    styles: stylesOf(files),
    launch,
    profile,
    wechatNames: wechatNames(profile.baseLibrary),
    storage: Object.fromEntries(phone.storageFor(launch.scene)),
    language,
    theme,
    allowedDomains,
    hasConsent,
    savedPaths: [...savedFiles.keys()],
    answeredCalls,
  }
}

/** A running applet: an unmodified weapp build in a page of a headless browser. */
export class Runtime extends EventEmitter<RuntimeEvents> {
  /** Uncaught errors and passed limits of the applet, and what it wrote by `console.error`. */
  readonly complaints: string[] = []

  private constructor(
    readonly build: AppletFiles,
    readonly phone: Phone,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly launch: Launch,
  ) {
    super()
  }

  /** Starts the applet afresh on the phone, which may have been used before; `launch` says by which way. */
  static async start(
    browser: Browser,
    build: AppletFiles,
    phone: Phone,
    launch: Partial<Launch> = {},
  ): Promise<Runtime> {
    const context = await browser.newContext({
      viewport: { width: 375, height: 812 },
      deviceScaleFactor: 2,
      locale: phone.language === 'zh_CN' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    })
    try {
      context.setDefaultTimeout(hangMs)
      const page = await context.newPage()
      const runtime = new Runtime(build, phone, context, page, {
        ...launchOf(build),
        ...launch,
      })
      await runtime.open()
      return runtime
    } catch (error) {
      await context.close()
      throw error
    }
  }

  private async open(): Promise<void> {
    const { page, build } = this
    page.on('pageerror', (error) => this.complain({ message: error.message, stack: error.stack ?? '' }))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complain({ message: message.text(), stack: message.location().url })
    })
    await page.route('**/*', serveBuild(build, this.phone))
    await page.exposeFunction('callPhone', (name: string, argument: unknown) => this.answer(name, argument))
    await page.addInitScript(dropIntl, this.phone.profile.hasIntl)
    await page.addInitScript(() => {
      window.addEventListener('campus-started', () => document.documentElement.setAttribute('data-started', ''))
    })
    await page.goto(hostUrl)
    await page.waitForSelector('html[data-started]', { state: 'attached' }).catch(() => {
      throw new Error(`The applet did not start.\n${this.complaints.join('\n')}`)
    })
  }

  private complain(exception: ReportedException): void {
    this.complaints.push(`${exception.message}\n${exception.stack}`.trim())
    this.emit('exception', exception)
  }

  private answer(name: string, argument: unknown): unknown {
    const { phone } = this
    switch (name) {
      case 'boot':
        return bootData(this.build, phone, this.launch)
      case 'exception':
        this.complain(argument as ReportedException)
        return null
      case 'log': {
        const entry = argument as LogEntry
        if (entry.type === 'error') this.complaints.push(`console.error: ${entry.args.map(String).join(' ')}`)
        this.emit('log', entry)
        return null
      }
      default:
        if (!isPhoneCall(name)) throw new Error(`the phone has no ${name}`)
        return phone[name](argument as never)
    }
  }

  /** Runs a command of the automator's protocol in the browser. */
  async run(method: string, params: Record<string, unknown>): Promise<unknown> {
    const answer = await this.page.evaluate(([name, given]) => window.campusHost.run(name, given), [
      method,
      params,
    ] as const)
    if ('failure' in answer) throw new Error(answer.failure)
    return JSON.parse(answer.json)
  }

  /** Runs the text of a function where the applet's own code runs, with `wx`, `getApp` and `getCurrentPages`. */
  callFunction(declaration: string, args: readonly unknown[]): Promise<unknown> {
    return this.page.evaluate(
      `((wx, getApp, getCurrentPages) => (${declaration})(...${JSON.stringify(args)}))(
        campusHost.scope.wx, campusHost.scope.getApp, campusHost.scope.getCurrentPages)`,
    )
  }

  /** Puts a function, as text, or a fixed result in place of a call of `wx`; null puts the call itself back. */
  async mock(name: string, mock: { declaration: string; args: unknown[] } | { result: unknown } | null): Promise<void> {
    const quoted = JSON.stringify(name)
    if (mock === null) return this.page.evaluate(`campusHost.mock(${quoted}, null)`)
    if ('result' in mock)
      return this.page.evaluate(`campusHost.mock(${quoted}, () => (${JSON.stringify(mock.result) ?? 'undefined'}))`)
    const extra = mock.args.map((arg) => `, ${JSON.stringify(arg)}`).join('')
    await this.page.evaluate(`{ const { wx, getApp, getCurrentPages } = campusHost.scope;
      const mock = (${mock.declaration});
      campusHost.mock(${quoted}, function (...given) { return mock.call(this, ...given${extra}) }) }`)
  }

  /** Makes a function outside callable in the applet under a global name. */
  async addBinding(name: string): Promise<void> {
    await this.page.exposeFunction(name, (...args: unknown[]) => void this.emit('binding', { name, args }))
  }

  /** A PNG of the whole screen with its bars, as base64. */
  async screenshot(): Promise<string> {
    return (await this.page.screenshot({ type: 'png' })).toString('base64')
  }

  meter(): Promise<CampusHost['meter']> {
    return this.page.evaluate(() => window.campusHost.meter)
  }

  measure(): Promise<ReturnType<CampusHost['measure']>> {
    return this.page.evaluate(() => window.campusHost.measure())
  }

  async changeNetwork(isConnected: boolean): Promise<void> {
    this.phone.isOffline = !isConnected
    await this.page.evaluate((isNow) => window.campusHost.changeNetwork(isNow), isConnected)
  }

  async changeTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate((next) => window.campusHost.changeTheme(next), theme)
  }

  /**
   * The person goes elsewhere; `forLong` means more than five seconds, after which WeChat fails what is under way with
   * `fail interrupted` and stops the applet's JavaScript until it is shown again.
   */
  async hide({ forLong }: { forLong: boolean }): Promise<void> {
    await this.page.evaluate((isLong) => window.campusHost.hide(isLong), forLong)
  }

  /** The person comes back, by themselves or by a link that leads elsewhere in the applet. */
  async show(launch: Partial<Launch> = {}): Promise<void> {
    await this.page.evaluate((given) => window.campusHost.show(given), launch)
  }

  /** WeChat says that memory is short, or that a new version has been fetched or could not be. */
  async tell(what: 'memoryWarning' | 'updateReady' | 'updateFailed'): Promise<void> {
    await this.page.evaluate((said) => window.campusHost.hear(said), what)
  }

  async stop(): Promise<void> {
    await this.context.close()
  }
}
