import { EventEmitter } from 'node:events'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hangMs } from '../support/patience'
import type { BootData } from './app-config'
import { convertWxss } from './convert-wxss'
import type { CampusHost } from './host/automation'
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

function bootData(build: AppletFiles, phone: Phone): BootData {
  const { app, configs, themes, subPackageRoots, files } = build
  const { language, theme, allowedDomains, hasConsent, answeredCalls, savedFiles } = phone
  return {
    app,
    configs,
    themes,
    subPackageRoots,
    styles: convertWxss(files),
    wechatNames: wechatNames(),
    storage: Object.fromEntries(phone.storage),
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
  ) {
    super()
  }

  /** Starts the applet afresh on the phone, which may have been used before. */
  static async start(browser: Browser, build: AppletFiles, phone: Phone): Promise<Runtime> {
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
      const runtime = new Runtime(build, phone, context, page)
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
    await page.route('**/*', serveBuild(build, this.phone.files))
    await page.exposeFunction('callPhone', (name: string, argument: unknown) => this.answer(name, argument))
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
        return bootData(this.build, phone)
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

  async stop(): Promise<void> {
    await this.context.close()
  }
}
