const everyMs = 1000

/** Does `turn` every second until it is stopped, never twice at once; stopping waits for the turn under way. */
export function everySecond(turn: () => Promise<unknown>, onFailure: (error: unknown) => void): () => Promise<void> {
  let underWay: Promise<unknown> | null = null
  const timer = setInterval(() => {
    underWay ??= turn()
      .catch(onFailure)
      .finally(() => {
        underWay = null
      })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
