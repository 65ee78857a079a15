import type { FastifyBaseLogger } from 'fastify'
import { isDatabaseAway, isLockTimeout } from './kernel/database/database-errors'
import { TooMuchAsked } from './kernel/too-much-asked'

const everyMs = 1000

/** What failed because the database is away, or a row is held by somebody else: it passes, and nothing was wrong with it. */
export function isPassing(error: unknown): boolean {
  return isDatabaseAway(error) || isLockTimeout(error) || error instanceof TooMuchAsked
}

/**
 * Tells failures to the log: those of an outage at most once a second, with how many calls it was by then, since in a
 * rush they would be thousands that all say the same; everything else as it comes.
 */
export class OutageLog {
  readonly #log: FastifyBaseLogger
  #untold = 0
  #quietUntilMs = 0
  #last: unknown = null
  #timer: NodeJS.Timeout | null = null

  constructor(log: FastifyBaseLogger) {
    this.#log = log
  }

  tell(error: unknown, what: string, facts: Readonly<Record<string, unknown>> = {}): void {
    if (!isPassing(error)) {
      this.#log.error({ err: error, ...facts }, what)
      return
    }
    this.#untold += 1
    this.#last = error
    const waitMs = this.#quietUntilMs - Date.now()
    // The last ones of an outage are told too, although nothing follows them.
    if (waitMs <= 0) this.#tellOutage()
    else this.#timer ??= setTimeout(() => this.#tellOutage(), waitMs).unref()
  }

  #tellOutage(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const failures = this.#untold
    this.#untold = 0
    this.#quietUntilMs = Date.now() + everyMs
    if (failures > 0) this.#log.error({ err: this.#last, failures }, 'the database is away or busy')
  }
}
