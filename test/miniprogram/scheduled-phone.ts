import fc, { type Scheduler } from 'fast-check'

export interface Call {
  /** The operation, as in `savePlan`. */
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the requests of its own operations.
  body: any
  token: string | null
}

/** WeChat itself, of which these tests need a request, a storage and the screens there are. */
export const weChat = {
  /** What the network does with a call: gives the reply, or fails as WeChat does. */
  carry: async (_call: Call): Promise<unknown> => {
    throw new Error('the test has no network')
  },
  storage: new Map<string, unknown>(),
  isStorageFull: false,
  opened: [] as string[],
}

const sendRequest = async (request: { url: string; data: string; header: Record<string, string> }) => {
  const name = request.url.replace(/^.*\/api\//, '')
  const session = Object.values(request.header).find((value) => /[\w-]{43}$/.test(value))
  const token = session?.slice(-43) ?? null
  return { statusCode: 200, data: await weChat.carry({ name, body: JSON.parse(request.data), token }) }
}

/**
 * In place of `@tarojs/taro`: `jest.mock('@tarojs/taro', () => jest.requireActual('…/scheduled-phone').taro)`.
 * @public
 */
export const taro = {
  __esModule: true,
  default: {
    request: sendRequest,
    // A copy each time, as from a real storage.
    getStorageSync: (key: string) => structuredClone(weChat.storage.get(key)) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (weChat.isStorageFull) throw new Error('setStorageSync:fail the max size')
      weChat.storage.set(key, structuredClone(value))
    },
    removeStorageSync: (key: string) => weChat.storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...weChat.storage.keys()] }),
    getCurrentPages: () => [],
    navigateTo: async ({ url }: { url: string }) => weChat.opened.push(url),
  },
}
Object.assign(globalThis, { CAMPUS_CLOUD_ENV: '', CAMPUS_API_URL: 'http://school' })

/**
 * What befalls one request: `answered`; `lost` before the school has it; `unheard`, done by the school with the answer
 * lost; `late`, the phone has given up by the time the school gets it; `busy`, turned away undone.
 */
export type Fate = 'answered' | 'lost' | 'unheard' | 'late' | 'busy'

const timedOut = { errMsg: 'request:fail timeout' }
const busy = { ok: false, refusals: [{ code: 'busy', retryAfterMs: 1000 }] }

/** Fates of the requests in their order; those after the last are answered. */
export const fates = (...kinds: Fate[]) => fc.array(fc.constantFrom<Fate>('answered', ...kinds), { maxLength: 12 })

/** A network that delays, reorders and loses as the scheduler and the fates say, before a school that does `serve`. */
export function scheduledNetwork(scheduler: Scheduler, told: readonly Fate[], serve: (call: Call) => unknown) {
  const left = [...told]
  const moment = (label: string) => scheduler.schedule(Promise.resolve(), label)
  return async (call: Call): Promise<unknown> => {
    const fate = left.shift() ?? 'answered'
    const arrival = moment(`${call.name} arrives`)
    if (fate === 'late') {
      void arrival.then(() => serve(call))
      await moment(`${call.name} times out`)
      throw timedOut
    }
    await arrival
    if (fate === 'lost') throw timedOut
    const reply = fate === 'busy' ? busy : serve(call)
    await moment(`answer to ${call.name}`)
    if (fate === 'unheard') throw timedOut
    return structuredClone(reply)
  }
}

/** Never used twice, for what is kept from one run must not end a wait of the next. */
let lastTimer = 0

/** Lets waits end in any order with everything else, by the scheduler and not by a clock, until `end` is called. */
function scheduleTimers(scheduler: Scheduler): { end(): void } {
  const { setTimeout, clearTimeout } = globalThis
  const running = new Set<number>()
  const start = (work: () => void) => {
    lastTimer += 1
    const id = lastTimer
    running.add(id)
    void scheduler.schedule(Promise.resolve(), 'a wait ends').then(() => running.delete(id) && work())
    return id
  }
  Object.assign(globalThis, { setTimeout: start, clearTimeout: (id: number) => running.delete(id) })
  return { end: () => void Object.assign(globalThis, { setTimeout, clearTimeout }) }
}

const afterPromises = () => new Promise((resolve) => setImmediate(resolve))

/** Lets everything happen that is under way, until nothing is. */
export async function settle(scheduler: Scheduler): Promise<void> {
  for (await afterPromises(); scheduler.count() > 0; await afterPromises()) await scheduler.waitOne()
}

/** Does something with waits in the scheduler's hands, and lets everything come to rest. */
export async function withScheduledTimers(scheduler: Scheduler, work: () => Promise<void>): Promise<void> {
  const timers = scheduleTimers(scheduler)
  try {
    await work()
    await settle(scheduler)
  } finally {
    timers.end()
  }
}

/** A person's deeds in their order, each at any moment. */
export function doInOrder(scheduler: Scheduler, deeds: readonly (() => unknown)[]): void {
  scheduler.scheduleSequence(
    deeds.map((deed, index) => ({
      label: `deed ${index}`,
      builder: async () => {
        void deed()
      },
    })),
  )
}
