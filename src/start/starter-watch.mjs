/**
 * Calls `whenGone` once if the process that started us disappears. `npm` ends on a signal without passing it on to
 * us where its shell stands between, and nobody would be left to stop what we started.
 */
export function watchStarter(whenGone) {
  // Started by hand, `nohup node src/start/main.mjs &` is meant to outlive its shell; started by npm it is not.
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const starter = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === starter) return
    clearInterval(timer)
    whenGone()
  }, 500)
  timer.unref()
}
