import type { Theme } from './app-config'
import { answerPayment, type PaymentAnswer, type PaymentDesk, type PaymentRequest } from './payment'
import type { NetworkAnswer, NetworkRequest } from './phone-calls'

export interface PhoneOptions {
  readonly language?: 'zh_CN' | 'en'
  readonly theme?: Theme
  /** Where requests to an origin really go, as in `{ 'http://127.0.0.1:8900': 'http://127.0.0.1:40123' }`. */
  readonly origins: Readonly<Record<string, string>>
  /** Gives a login code as WeChat's server would. */
  login?(): Promise<string>
  /** The shop's key and the person who pays; without it `wx.requestPayment` throws. */
  readonly payment?: PaymentDesk
}

/** Bodyless by definition; the constructor of a response refuses others. */
const methodsWithoutBody = ['GET', 'HEAD']

/** What outlives the applet: the storage, the network, the person's identity. */
export class Phone {
  readonly language: 'zh_CN' | 'en'
  readonly theme: Theme
  readonly storage = new Map<string, string>()
  /** Requests of the applet in order, for tests that count them. */
  readonly requests: NetworkRequest[] = []
  isOffline = false
  /** How long every answer is held back. */
  delayMs = 0
  hasConsent = true

  constructor(private readonly options: PhoneOptions) {
    this.language = options.language ?? 'zh_CN'
    this.theme = options.theme ?? 'light'
  }

  get allowedDomains(): string[] {
    return Object.keys(this.options.origins)
  }

  store({ key, value }: { key: string | null; value: string | null }): null {
    if (key === null) this.storage.clear()
    else if (value === null) this.storage.delete(key)
    else this.storage.set(key, value)
    return null
  }

  async login(): Promise<{ code: string } | { failure: string }> {
    if (this.isOffline) return { failure: 'network is not available' }
    if (!this.options.login) return { failure: 'nobody is signed in to WeChat on this phone' }
    return { code: await this.options.login() }
  }

  /** The calls of `wx` that this phone can answer only because the test said how. */
  get answeredCalls(): string[] {
    return this.options.payment ? ['requestPayment'] : []
  }

  async pay(request: PaymentRequest): Promise<PaymentAnswer> {
    if (this.isOffline) return { failure: 'network is not available' }
    if (!this.options.payment) throw new Error('nobody can pay on this phone')
    return answerPayment(this.options.payment, request)
  }

  private realUrl(url: string): string {
    const origin = this.allowedDomains.find((domain) => url.startsWith(`${domain}/`))
    if (origin === undefined) throw new Error(`${url} is not among the origins of this phone`)
    return (this.options.origins[origin] ?? origin) + url.slice(origin.length)
  }

  async request(request: NetworkRequest): Promise<NetworkAnswer> {
    this.requests.push(request)
    if (this.isOffline) return { failure: 'net::ERR_INTERNET_DISCONNECTED' }
    const { url, method, header, body, isBinary, timeoutMs } = request
    const bytes =
      body === null || methodsWithoutBody.includes(method) ? null : Buffer.from(body, isBinary ? 'base64' : 'utf8')
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const answer = await fetch(this.realUrl(url), { method, headers: header, signal, ...(bytes && { body: bytes }) })
      const content = Buffer.from(await answer.arrayBuffer())
      if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs))
      return {
        statusCode: answer.status,
        header: Object.fromEntries(answer.headers),
        base64: content.toString('base64'),
      }
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      return { failure: isLate ? 'timeout' : `net::ERR_CONNECTION_REFUSED ${String(error)}` }
    }
  }
}
