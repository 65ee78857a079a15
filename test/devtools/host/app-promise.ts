type Handler<Given, Result> = ((given: Given) => Result | PromiseLike<Result>) | null | undefined

/** Runs a handler in a task of its own instead of at the end of the present one. */
function inTask<Given, Result>(handler: Handler<Given, Result>): Handler<Given, Result> {
  if (typeof handler !== 'function') return handler
  return (given) =>
    new Promise<Result>((resolve, reject) => {
      window.setTimeout(() => {
        try {
          resolve(handler(given))
        } catch (error) {
          reject(error)
        }
      }, 0)
    })
}

/** As WeChat's own on iOS up to 15. Source: developers.weixin.qq.com, framework/runtime/js-support, "Promise 时序差异". */
class TimerPromise<Value> extends Promise<Value> {
  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  override then<Result = Value, Failed = never>(
    onDone?: Handler<Value, Result>,
    onFailed?: Handler<unknown, Failed>,
  ): Promise<Result | Failed> {
    return super.then(inTask(onDone), inTask(onFailed))
  }
}

/** The `Promise` that the applet meets. */
export function appPromise(areTimers: boolean): PromiseConstructor {
  return areTimers ? (TimerPromise as unknown as PromiseConstructor) : Promise
}
