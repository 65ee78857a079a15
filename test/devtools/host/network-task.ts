import { boot, callPhone } from './bridge'
import { limits, refuseLimit } from './limits'
import { meter, noteActivity } from './meter'
import { CallFailure, type CallOptions, settle } from './wx-calls'

const underWay = { request: 0, uploadFile: 0, downloadFile: 0 }
type Kind = keyof typeof underWay
// The phone outlives the applet, so an id must not come again after a restart.
let lastId = Date.now() * 1000

/** A phone speaks TLS only, and to names only; WeChat's console refuses to list anything else. */
function isForPhones(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' && hostname.includes('.') && !/^\[|^[\d.]+$/.test(hostname)
}

export function checkDomain(name: string, url: string): void {
  const { allowedDomains } = boot()
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0]
  if (!origin) throw new CallFailure(`invalid url "${url}"`)
  if (!isForPhones(origin)) {
    refuseLimit(`${name}: ${origin} is no https address with a name of its own`)
    throw new CallFailure('url not in domain list')
  }
  if (allowedDomains.includes(origin)) return
  refuseLimit(`${name}: ${origin} is not among the allowed domains (${allowedDomains.join(', ')})`)
  throw new CallFailure('url not in domain list')
}

/** While it lasts, the applet counts as busy with the network. */
export async function metered<Result>(work: () => Promise<Result>): Promise<Result> {
  meter.requestsUnderWay += 1
  noteActivity()
  try {
    return await work()
  } finally {
    meter.requestsUnderWay -= 1
    noteActivity()
  }
}

const interruptions = new Set<() => void>()
let isInterrupted = false

/** WeChat ends what is under way five seconds after the person went elsewhere, and begins nothing until they are back. */
export function interruptNetwork(isOff: boolean): void {
  isInterrupted = isOff
  if (isOff) for (const interrupt of [...interruptions]) interrupt()
}

/** Ends early, for the applet, when the person is away for long. */
export async function interruptible<Result>(work: () => Promise<Result>): Promise<Result> {
  if (isInterrupted) throw new CallFailure('interrupted')
  let interrupt: () => void = () => undefined
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new CallFailure('interrupted'))
  })
  interruptions.add(interrupt)
  try {
    return await Promise.race([work(), interrupted])
  } finally {
    interruptions.delete(interrupt)
  }
}

export async function oneOfTen(kind: Kind, work: () => Promise<unknown>): Promise<unknown> {
  if (underWay[kind] >= limits.requests) {
    refuseLimit(`${kind}: ${limits.requests} are under way, and WeChat allows no more at once`)
    throw new CallFailure('exceed max task count')
  }
  underWay[kind] += 1
  try {
    return await work()
  } finally {
    underWay[kind] -= 1
  }
}

/** What the work of a task may tell those who listen to it. */
export interface TaskTelling {
  /** By which the process outside knows the task. */
  readonly id: number
  tellHeaders(header: unknown): void
  /** `sent` and `total` are bytes; `names` is what WeChat calls the two. */
  tellProgress(names: readonly [string, string], sent: number, total: number): void
}

type Listener = (told: Record<string, unknown>) => void

function listenersOf() {
  const all = new Set<Listener>()
  return {
    on: (listener: Listener) => void all.add(listener),
    off: (listener?: Listener) => (listener ? void all.delete(listener) : all.clear()),
    tell: (told: Record<string, unknown>) => {
      for (const listener of all) listener(told)
    },
  }
}

/** What `wx.request`, `wx.uploadFile` and `wx.downloadFile` return at once. */
export function task(name: Kind, options: CallOptions, work: (telling: TaskTelling) => Promise<unknown>) {
  lastId += 1
  const id = lastId
  const headers = listenersOf()
  const progress = listenersOf()
  let isAborted = false
  let fail: (failure: CallFailure) => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    fail = reject
  })
  const telling: TaskTelling = {
    id,
    tellHeaders: (header) => {
      if (!isAborted) headers.tell({ header })
    },
    tellProgress: ([sentName, totalName], sent, total) => {
      const share = total === 0 ? 100 : Math.floor((sent / total) * 100)
      if (!isAborted) progress.tell({ progress: share, [sentName]: sent, [totalName]: total })
    },
  }
  const callbacks = {
    ...options,
    complete: (result: unknown) => options.complete?.(result),
  }
  settle(name, callbacks, Promise.race([oneOfTen(name, () => interruptible(() => work(telling))), aborted]))
  return {
    abort: () => {
      isAborted = true
      void callPhone('abort', id)
      fail(new CallFailure('abort'))
    },
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
  }
}
