import { appPromise } from './app-promise'
import { untilAwake } from './app-timers'
import { boot } from './bridge'
import { reportException } from './reports'

/** The object that nearly every call of `wx` takes. */
export interface CallOptions {
  success?: (result: Record<string, unknown>) => void
  fail?: (error: { errMsg: string; errno?: number }) => void
  complete?: (result: unknown) => void
  [name: string]: unknown
}

/** Why a call of `wx` failed, in WeChat's words after `name:fail `. */
export class CallFailure extends Error {
  constructor(
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

type Work = (options: CallOptions) => unknown

function inform(run: () => void): void {
  try {
    run()
  } catch (error) {
    reportException(error)
  }
}

/**
 * Ends a call as WeChat does: by callbacks where there are any, else by a promise.
 * Source: developers.weixin.qq.com, framework/app-service/api, "异步 API 返回 Promise".
 */
export function settle(name: string, options: CallOptions, work: Promise<unknown>): Promise<unknown> | undefined {
  const { success, fail, complete } = options
  const hasCallbacks = Boolean(success ?? fail ?? complete)
  const heard = work.finally(untilAwake)
  const done = appPromise(boot().profile.arePromisesTimers)
    .resolve(heard)
    .then(
      (value) => {
        const result = {
          errMsg: `${name}:ok`,
          ...(typeof value === 'object' ? value : {}),
        }
        if (success) inform(() => success(result))
        if (complete) inform(() => complete(result))
        return result
      },
      (error: unknown) => {
        const words = error instanceof Error ? error.message : String(error)
        if (!(error instanceof CallFailure)) reportException(error)
        const details = error instanceof CallFailure ? error.details : {}
        const failure = { errMsg: `${name}:fail ${words}`, ...details }
        if (fail) inform(() => fail(failure))
        if (complete) inform(() => complete(failure))
        if (!hasCallbacks) throw failure
        return failure
      },
    )
  return hasCallbacks ? undefined : done
}

/** A call that answers later. */
export function later(name: string, work: Work): (options?: CallOptions) => unknown {
  return (options = {}) =>
    settle(
      name,
      options,
      Promise.resolve().then(() => work(options)),
    )
}

export type WxMember = (...args: never[]) => unknown
