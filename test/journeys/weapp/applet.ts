import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type automator from 'miniprogram-automator'
import type { Launch } from '../../devtools/app-config'
import type { Runtime } from '../../devtools/runtime'
import { hangMs } from '../../support/patience'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

const screenshots = join(__dirname, '../../screenshots')
/** What answers to a finger on our screens. */
const tappable = '.button,.target,.type-link,.card,.block,.listed-class'

/** The applet in somebody's hand: what they see and what they do, by the official automator alone. */
export class Applet {
  private readonly complaints: string[] = []

  private constructor(
    readonly mini: MiniProgram,
    private readonly runtime: Runtime | null,
  ) {}

  static async connect(mini: MiniProgram, runtime: Runtime | null): Promise<Applet> {
    const applet = new Applet(mini, runtime)
    mini.on('exception', (thrown: unknown) => applet.complaints.push(`exception: ${JSON.stringify(thrown)}`))
    mini.on('console', (entry: { type: string; args: unknown[] }) => {
      if (entry.type === 'error') applet.complaints.push(`console.error: ${JSON.stringify(entry.args)}`)
    })
    return applet
  }

  async page(): Promise<Page> {
    const page = await this.mini.currentPage()
    if (!page) throw new Error('no page is open')
    return page
  }

  /** Everything that can be read on the page. */
  async text(): Promise<string> {
    const screen = await (await this.page()).$('.screen')
    return (await screen?.text()) ?? ''
  }

  private async until<Result>(what: string, look: () => Promise<Result | null>): Promise<Result> {
    const endMs = Date.now() + hangMs
    for (;;) {
      // Between looking and asking, React may have replaced what was found.
      const result = await look().catch(() => null)
      if (result !== null) return result
      if (Date.now() > endMs) {
        const where = `${(await this.page()).path}: ${await this.text()}`
        throw new Error(`Waited in vain for ${what} on ${where}\n${this.takeComplaints().join('\n')}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }

  async sees(...words: string[]): Promise<void> {
    await this.until(`“${words.join('” and “')}”`, async () => {
      const text = await this.text()
      return words.every((word) => text.includes(word)) ? true : null
    })
  }

  async seesNoLonger(word: string): Promise<void> {
    await this.until(`“${word}” to go`, async () => ((await this.text()).includes(word) ? null : true))
  }

  async isOn(path: string): Promise<void> {
    await this.until(`the page ${path}`, async () => ((await this.page()).path === path ? true : null))
  }

  /** All elements of a class, in the order of the page. */
  async all(selector: string): Promise<Element[]> {
    return (await this.page()).$$(selector)
  }

  /** The first element of a class whose text is as wanted. */
  find(selector: string, isWanted: (text: string) => boolean): Promise<Element> {
    return this.until(`one of ${selector}`, async () => {
      for (const element of await this.all(selector)) if (isWanted(await element.text())) return element
      return null
    })
  }

  /** The control with this name, that is its label for screen readers or its text; the last one, where sheets cover others. */
  control(name: string, selector = tappable): Promise<Element> {
    return this.until(`the control “${name}”`, async () => {
      for (const element of (await this.all(selector)).reverse()) {
        const label = (await element.attribute('aria-label')) || (await element.text())
        if (label.trim() === name) return element
      }
      return null
    })
  }

  async tap(name: string, selector?: string): Promise<void> {
    const element = await this.control(name, selector)
    await element.tap()
  }

  /** Writes into the field with this hint. */
  async fill(hint: string, text: string): Promise<void> {
    const field = await this.until(`the field “${hint}”`, async () => {
      for (const element of await this.all('input'))
        if ((await element.property('placeholder')) === hint) return element
      return null
    })
    await (field as Element & { input(text: string): Promise<void> }).input(text)
  }

  /** Writes into the only field of the page. */
  async type(text: string): Promise<void> {
    const field = await this.until('a field', async () => (await this.page()).$('input'))
    await (field as Element & { input(text: string): Promise<void> }).input(text)
  }

  /** Flips the only switch of the page. */
  async flipSwitch(): Promise<void> {
    const found = await this.until('a switch', async () => (await this.page()).$('.toggle-target'))
    await found.tap()
  }

  async openTab(name: 'today' | 'courses' | 'timetable' | 'me'): Promise<void> {
    // The bar is WeChat's own: the automator has no hand on it, in DevTools neither.
    await this.mini.callWxMethod('switchTab', { url: `/pages/${name}/index` })
    await this.isOn(`pages/${name}/index`)
  }

  /** Writes test/screenshots/weapp-<name>.png, to be looked at. */
  async screenshot(name: string): Promise<void> {
    await mkdir(screenshots, { recursive: true })
    const picture = await this.mini.screenshot()
    await writeFile(join(screenshots, `weapp-${name}.png`), String(picture), 'base64')
  }

  /** Takes the network away or gives it back; in DevTools by putting a failing call in place of `wx.request`. */
  async setNetwork(isConnected: boolean): Promise<void> {
    if (this.runtime) return this.runtime.changeNetwork(isConnected)
    if (isConnected) return this.mini.restoreWxMethod('request')
    await this.mini.mockWxMethod('request', { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' })
  }

  private here(): Runtime {
    if (!this.runtime) throw new Error('DevTools have no such hand on the phone')
    return this.runtime
  }

  /** The person goes elsewhere, for more than five seconds when `forLong`; only here, not in DevTools. */
  leave({ forLong }: { forLong: boolean }): Promise<void> {
    return this.here().hide({ forLong })
  }

  /** The person comes back, by themselves or by a link. */
  comeBack(launch: Partial<Launch> = {}): Promise<void> {
    return this.here().show(launch)
  }

  /** WeChat says something to the applet. */
  hear(what: Parameters<Runtime['tell']>[0]): Promise<void> {
    return this.here().tell(what)
  }

  /** Waits for these words in a toast or a window of WeChat's own, over the page. */
  async seesOver(words: string): Promise<void> {
    await this.here().page.locator('#overlay').getByText(words).first().waitFor()
  }

  /** Taps a button of WeChat's own window. */
  async tapOver(button: string): Promise<void> {
    await this.here().page.locator('#overlay .modal .buttons > div', { hasText: button }).click()
  }

  takeComplaints(): string[] {
    return [...this.complaints.splice(0), ...(this.runtime?.complaints.splice(0) ?? [])]
  }

  disconnect(): void {
    this.mini.disconnect()
  }
}
