/** What has come due while the applet's JavaScript is stopped, by the id of its timer. */
const due = new Map<number, () => void>()
let isStopped = false
let wake: () => void = () => undefined
let woken: Promise<void> = Promise.resolve()

/** WeChat stops the applet's JavaScript some seconds after the person went elsewhere. */
export function stopTimers(): void {
  if (isStopped) return
  isStopped = true
  woken = new Promise((resolve) => {
    wake = resolve
  })
}

/** What came due meanwhile runs now, once. */
export function startTimers(): void {
  isStopped = false
  wake()
  const late = [...due.values()]
  due.clear()
  for (const run of late) window.setTimeout(run, 0)
}

/** Resolves when the applet's JavaScript runs, at once where it does. */
export function untilAwake(): Promise<void> {
  return woken
}

type Callback = (...args: unknown[]) => void

function start(
  begin: 'setTimeout' | 'setInterval',
  run: Callback,
  delayMs: number | undefined,
  args: unknown[],
): number {
  const id: number = window[begin](() => {
    if (isStopped) due.set(id, () => run(...args))
    else run(...args)
  }, delayMs)
  return id
}

function stop(id: number | undefined): void {
  if (id === undefined) return
  due.delete(id)
  window.clearTimeout(id)
}

/** The applet's own timers. */
export const appTimers = {
  setTimeout: (run: Callback, delayMs?: number, ...args: unknown[]) => start('setTimeout', run, delayMs, args),
  setInterval: (run: Callback, delayMs?: number, ...args: unknown[]) => start('setInterval', run, delayMs, args),
  clearTimeout: stop,
  clearInterval: stop,
}
