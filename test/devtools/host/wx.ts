import { boot } from './bridge'
import { reportException } from './reports'
import type { CallOptions, WxMember } from './wx-calls'
import { fileSystemCalls, userDataPath } from './wx-file-system'
import { fileCalls } from './wx-files'
import { interfaceCalls } from './wx-interface'
import { mediaCalls } from './wx-media'
import { navigationCalls } from './wx-navigation'
import { networkCalls, networkObjects } from './wx-network'
import { paymentCalls } from './wx-payment'
import { privacyCalls } from './wx-privacy'
import { queryCalls } from './wx-query'
import { refusedInSinglePage } from './wx-single-page'
import { storageCalls } from './wx-storage'
import { systemCalls } from './wx-system'
import { updateCalls } from './wx-update'

type Call = (...args: unknown[]) => unknown

/** Calls that only work where the test said how the person answers them. */
const answered: Record<string, WxMember> = { ...paymentCalls, ...mediaCalls }

const implemented = {
  ...navigationCalls,
  ...storageCalls,
  ...networkCalls,
  ...fileCalls,
  ...fileSystemCalls,
  ...systemCalls,
  ...interfaceCalls,
  ...privacyCalls,
  ...queryCalls,
  ...updateCalls,
} as Record<string, WxMember>

const mocks = new Map<string, Call>()

function notImplemented(name: string): Call {
  return () => {
    const error = new Error(`wx.${name} is not implemented in this runtime`)
    reportException(error)
    throw error
  }
}

const isSynchronous = (name: string) =>
  /Sync$|^(on|off)[A-Z]|^(create|get(WindowInfo|AppBase|Device|Menu|System))/.test(name)

/** Runs what the automator put in place of a call; a mock's `errMsg` with `:fail` makes the call fail. */
function runMock(name: string, mock: Call, args: unknown[], origin: Call): unknown {
  if (isSynchronous(name)) return mock.apply({ origin }, args)
  const [options = {}] = args as [CallOptions?]
  const answer = new Promise((resolve) => resolve(mock.apply({ origin }, args))).then((result) => {
    const { errMsg } = (result ?? {}) as { errMsg?: string }
    if (errMsg?.includes(':fail')) throw new Error(errMsg.split(':fail')[1]?.trim() ?? '')
    return result
  })
  return settleMock(name, options, answer)
}

function settleMock(name: string, options: CallOptions, answer: Promise<unknown>): unknown {
  const { success, fail, complete } = options
  if (!success && !fail && !complete) return answer
  void answer.then(
    (result) => {
      success?.({ errMsg: `${name}:ok`, ...(result as object) })
      complete?.(result)
    },
    (error: Error) => {
      const failure = { errMsg: `${name}:fail ${error.message}` }
      fail?.(failure)
      complete?.(failure)
    },
  )
  return { abort: () => undefined }
}

/** One function that stays the same, so that Taro, which copies `wx` when it starts, meets mocks set later. */
function dispatcher(name: string): Call {
  const known = boot().answeredCalls.includes(name) ? answered[name] : implemented[name]
  const real = refusedInSinglePage(name) ?? (known as Call | undefined) ?? notImplemented(name)
  return (...args) => {
    const mock = mocks.get(name)
    return mock ? runMock(name, mock, args, real) : real(...args)
  }
}

/** The applet's `wx`: every function that WeChat has; those that this runtime lacks throw with their name. */
export function makeWx(): Record<string, unknown> {
  const wx: Record<string, unknown> = {
    env: { USER_DATA_PATH: userDataPath },
    ...networkObjects(),
  }
  for (const name of boot().wechatNames) if (!(name in wx)) wx[name] = dispatcher(name)
  return wx
}

export function mockCall(name: string, mock: Call | null): void {
  if (mock) mocks.set(name, mock)
  else mocks.delete(name)
}

/** For the automator: a call with its answer as a promise, whichever way WeChat gives it. */
export function callWx(wx: Record<string, unknown>, name: string, args: unknown[]): Promise<unknown> {
  const call = wx[name]
  if (typeof call !== 'function') return Promise.reject(new Error(`wx.${name} is not a function`))
  if (isSynchronous(name)) return Promise.resolve(call(...args))
  return new Promise((resolve, reject) => {
    const options = { ...((args[0] as CallOptions | undefined) ?? {}), success: resolve, fail: reject }
    call(options, ...args.slice(1))
  })
}
