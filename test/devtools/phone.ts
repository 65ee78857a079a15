import type { Theme } from './app-config'
import { type Choose, chooseMedia } from './camera'
import { answerPayment, type PaymentAnswer, type PaymentDesk, type PaymentRequest } from './payment'
import type {
  ChosenMedia,
  DocumentWish,
  DownloadAnswer,
  MediaWish,
  NetworkAnswer,
  NetworkRequest,
  PhoneCalls,
  PhoneNumberAnswer,
  Scanned,
  UploadRequest,
} from './phone-calls'
import { iosToday, type PhoneProfile, singlePageScene } from './profiles'
import { TemporaryFiles } from './temporary-files'
import { download, upload } from './transfer'

export interface PhoneOptions {
  /** The phone of most people unless told. */
  readonly profile?: PhoneProfile
  readonly language?: 'zh_CN' | 'en'
  readonly theme?: Theme
  /** Where requests to an origin really go, as in `{ 'http://127.0.0.1:8900': 'http://127.0.0.1:40123' }`. */
  readonly origins: Readonly<Record<string, string>>
  /** Gives a login code as WeChat's server would. */
  login?(): Promise<string>
  /** The shop's key and the person who pays; without it `wx.requestPayment` throws. */
  readonly payment?: PaymentDesk
  /** What the person holds before the camera, null to close the scanner; without it `wx.scanCode` throws. */
  scan?(): Scanned | null | Promise<Scanned | null>
  /** Which pictures and films the person takes, null to go back; without it `wx.chooseMedia` throws. */
  readonly choose?: Choose
  /** Whether the person lets the applet have the phone number, and the code it then gets; without it the button is an error. */
  readonly phoneNumber?: () => PhoneNumberAnswer | Promise<PhoneNumberAnswer>
}

/** A document as the person saw it open. */
export interface OpenedDocument extends DocumentWish {
  readonly bytes: Buffer
}

/** Bodyless by definition; the constructor of a response refuses others. */
const methodsWithoutBody = ['GET', 'HEAD']

const phoneCalls = [
  'request',
  'upload',
  'download',
  'abort',
  'store',
  'login',
  'pay',
  'scan',
  'chooseMedia',
  'agree',
  'phoneNumber',
  'saveFile',
  'openDocument',
  'restart',
] as const
type PhoneCall = (typeof phoneCalls)[number]

type Answers = {
  [Name in PhoneCall]: (
    argument: PhoneCalls[Name]['argument'],
  ) => PhoneCalls[Name]['result'] | Promise<PhoneCalls[Name]['result']>
}

export function isPhoneCall(name: string): name is PhoneCall {
  return phoneCalls.some((known) => known === name)
}

/** What outlives the applet: the storage, the network, the person's identity. */
export class Phone implements Answers {
  readonly language: 'zh_CN' | 'en'
  readonly theme: Theme
  readonly profile: PhoneProfile
  readonly storage = new Map<string, string>()
  /** What the single page that Moments open keeps, apart from everything else. */
  readonly singlePageStorage = new Map<string, string>()
  /** Requests of the applet in order, for tests that count them. */
  readonly requests: NetworkRequest[] = []
  readonly files = new TemporaryFiles()
  /** What the applet has written below USER_DATA_PATH, by its path. */
  readonly savedFiles = new Map<string, Buffer>()
  /** What `wx.openDocument` has shown, in order. */
  readonly documents: OpenedDocument[] = []
  private readonly endedEarly = new Set<number>()
  private readonly underWay = new Map<number, AbortController>()
  isOffline = false
  /** Whether the person has agreed to WeChat's terms about privacy; nobody has before they are asked. */
  hasConsent = false
  /** Whether a sub-package arrives when it is asked for; a promise holds it back. */
  bringPackage: (root: string) => boolean | Promise<boolean> = () => true
  private gate: Promise<void> | null = null
  /** How often the applet had itself restarted for a new version. */
  restarts = 0

  constructor(private readonly options: PhoneOptions) {
    this.profile = options.profile ?? iosToday
    this.language = options.language ?? 'zh_CN'
    this.theme = options.theme ?? 'light'
  }

  get allowedDomains(): string[] {
    return Object.keys(this.options.origins)
  }

  /** What the applet finds on the phone when it is opened this way. */
  storageFor(scene: number): Map<string, string> {
    return scene === singlePageScene ? this.singlePageStorage : this.storage
  }

  store({ key, value, scene }: PhoneCalls['store']['argument']): null {
    const storage = this.storageFor(scene)
    if (key === null) storage.clear()
    else if (value === null) storage.delete(key)
    else storage.set(key, value)
    return null
  }

  restart(): null {
    this.restarts += 1
    return null
  }

  async login(): Promise<{ code: string } | { failure: string }> {
    if (this.isOffline) return { failure: 'network is not available' }
    if (!this.options.login) return { failure: 'nobody is signed in to WeChat on this phone' }
    return { code: await this.options.login() }
  }

  /** The calls of `wx` that this phone can answer only because the test said how. */
  get answeredCalls(): string[] {
    const { payment, scan, choose } = this.options
    return [payment && 'requestPayment', scan && 'scanCode', choose && 'chooseMedia'].filter(
      (name) => name !== undefined,
    )
  }

  async pay(request: PaymentRequest): Promise<PaymentAnswer> {
    if (this.isOffline) return { failure: 'network is not available' }
    if (!this.options.payment) throw new Error('nobody can pay on this phone')
    return answerPayment(this.options.payment, request)
  }

  async scan(): Promise<Scanned | null> {
    if (!this.options.scan) throw new Error('there is nothing to scan with this phone')
    return this.options.scan()
  }

  async chooseMedia(wish: MediaWish): Promise<ChosenMedia> {
    if (!this.options.choose) throw new Error('there is nothing to choose on this phone')
    return chooseMedia(this.files, this.options.choose, wish)
  }

  agree(): null {
    this.hasConsent = true
    return null
  }

  async phoneNumber(): Promise<PhoneNumberAnswer> {
    if (!this.options.phoneNumber) throw new Error('the test does not say whether the person gives the phone number')
    return this.options.phoneNumber()
  }

  saveFile({ path, base64 }: { path: string; base64: string | null }): null {
    if (base64 === null) this.savedFiles.delete(path)
    else this.savedFiles.set(path, Buffer.from(base64, 'base64'))
    return null
  }

  openDocument(wish: DocumentWish): { isOpen: true } | { failure: string } {
    const bytes = this.savedFiles.get(wish.path) ?? this.files.find(wish.path)?.bytes
    if (!bytes) return { failure: `no such file or directory "${wish.path}"` }
    this.documents.push({ ...wish, bytes })
    return { isOpen: true }
  }

  upload(asked: UploadRequest): Promise<NetworkAnswer> {
    return upload(this.files, asked, (request) => this.request(request))
  }

  download(request: NetworkRequest): Promise<DownloadAnswer> {
    return download(this.files, request, (sent) => this.request(sent))
  }

  abort(id: number): null {
    const ending = this.underWay.get(id)
    // An upload may still be writing its form: then it finds that it is over when it wants to send.
    if (ending) ending.abort()
    else this.endedEarly.add(id)
    return null
  }

  /** From here on every answer of a server stays on its way until it is released; `until` waits for a request. */
  holdBack(): { until(isWanted: (url: string) => boolean): Promise<void>; release(): void } {
    let open: () => void = () => undefined
    this.gate = new Promise((resolve) => {
      open = resolve
    })
    const first = this.requests.length
    return {
      until: async (isWanted) => {
        while (!this.requests.slice(first).some(({ url }) => isWanted(url)))
          await new Promise((resolve) => setTimeout(resolve, 20))
      },
      release: () => {
        this.gate = null
        open()
      },
    }
  }

  private realUrl(url: string): string {
    const origin = this.allowedDomains.find((domain) => url.startsWith(`${domain}/`))
    if (origin === undefined) throw new Error(`${url} is not among the origins of this phone`)
    return (this.options.origins[origin] ?? origin) + url.slice(origin.length)
  }

  async request(request: NetworkRequest): Promise<NetworkAnswer> {
    this.requests.push(request)
    if (this.isOffline) return { failure: 'net::ERR_INTERNET_DISCONNECTED' }
    const { url, method, header, body, isBinary, timeoutMs, id = 0 } = request
    const bytes =
      body === null || methodsWithoutBody.includes(method) ? null : Buffer.from(body, isBinary ? 'base64' : 'utf8')
    const ending = new AbortController()
    if (this.endedEarly.delete(id)) ending.abort()
    this.underWay.set(id, ending)
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ending.signal])
      const answer = await fetch(this.realUrl(url), { method, headers: header, signal, ...(bytes && { body: bytes }) })
      const content = Buffer.from(await answer.arrayBuffer())
      await this.gate
      return {
        statusCode: answer.status,
        header: Object.fromEntries(answer.headers),
        base64: content.toString('base64'),
      }
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      return { failure: isLate ? 'timeout' : `net::ERR_CONNECTION_REFUSED ${String(error)}` }
    } finally {
      this.underWay.delete(id)
    }
  }
}
