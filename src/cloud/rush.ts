import type { Reads } from './kernel/reads/reads'

/** How late the event loop comes to its timers, or how many calls wait to be read for, and what phones are asked then. */
const levels = [
  { lateMs: 300, waiting: 1000, pollAfterMs: 45_000 },
  { lateMs: 80, waiting: 250, pollAfterMs: 15_000 },
]
const lookEveryMs = 200
/** How much one look counts among those before it: a single hiccup is no rush. */
const weight = 0.2

/**
 * Whether more is asked of this process than it answers at once. Phones that only ask again and again then give way to
 * those that want something.
 */
export class Rush {
  readonly #reads: Pick<Reads, 'waiting'>
  readonly #timer: NodeJS.Timeout
  #lateMs = 0

  constructor(reads: Pick<Reads, 'waiting'>) {
    this.#reads = reads
    let dueMs = performance.now() + lookEveryMs
    this.#timer = setInterval(() => {
      const nowMs = performance.now()
      this.#lateMs += weight * (Math.max(0, nowMs - dueMs) - this.#lateMs)
      dueMs = nowMs + lookEveryMs
    }, lookEveryMs)
    this.#timer.unref()
  }

  /** What phones are asked to leave between their polls, in milliseconds; null when there is no rush. */
  pollAfterMs(): number | null {
    const { waiting } = this.#reads
    const level = levels.find((one) => this.#lateMs >= one.lateMs || waiting >= one.waiting)
    return level?.pollAfterMs ?? null
  }

  end(): void {
    clearInterval(this.#timer)
  }
}
