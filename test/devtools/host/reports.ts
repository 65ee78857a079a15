import { callPhone } from './bridge'

/** Listeners of `wx.onError` and `App.onError`. */
export const errorListeners = new Set<(message: string) => void>()

/** Tells the test of something that must not happen: an uncaught error, or a limit of WeChat that was passed. */
export function reportException(error: unknown): void {
  const isError = typeof error === 'object' && error !== null && 'message' in error
  const message = isError ? String(error.message) : (JSON.stringify(error) ?? String(error))
  const stack = isError && 'stack' in error ? String(error.stack) : ''
  void callPhone('exception', { message, stack })
  for (const listener of errorListeners) listener(`${message}\n${stack}`)
}

/** Runs what belongs to the applet; an error in it is reported and does not stop the runtime. */
export function guarded<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch (error) {
    reportException(error)
    return undefined
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'object' && value !== null && 'message' in value && 'stack' in value) return String(value.stack)
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return String(value)
  }
}

function logger(type: string): (...args: unknown[]) => void {
  return (...args) => void callPhone('log', { type, args: args.map(plain) })
}

/** The applet's `console`. */
export const appConsole = {
  log: logger('log'),
  info: logger('info'),
  debug: logger('debug'),
  warn: logger('warn'),
  error: logger('error'),
  group: () => undefined,
  groupEnd: () => undefined,
  groupCollapsed: () => undefined,
  time: () => undefined,
  timeEnd: () => undefined,
  table: logger('log'),
  trace: logger('log'),
}
