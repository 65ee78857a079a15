import type { Database } from './tables/database'
import { findSessions, type SessionHolder } from './tables/sessions'

interface Waiting {
  token: string
  resolve: (holder: SessionHolder | null) => void
  reject: (error: unknown) => void
}

const tokensMax = 500
const inFlightMax = 2

/**
 * Looks sessions up, those that are asked for at the same time in one statement: in a rush a statement a request
 * would cost more than deciding it. Nothing is remembered, so a session that was revoked is gone at once.
 */
export class SessionLookup {
  readonly #database: Database
  #waiting: Waiting[] = []
  #inFlight = 0
  #isScheduled = false

  constructor(database: Database) {
    this.#database = database
  }

  /** Who holds the session of this token, expired or not; null when there is none. */
  find(token: string): Promise<SessionHolder | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ token, resolve, reject })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#isScheduled || this.#inFlight >= inFlightMax || this.#waiting.length === 0) return
    this.#isScheduled = true
    // Whoever asks in the same turn of the event loop shares the statement.
    setImmediate(() => {
      this.#isScheduled = false
      void this.#answer(this.#waiting.splice(0, tokensMax))
      this.#schedule()
    })
  }

  async #answer(asked: Waiting[]): Promise<void> {
    this.#inFlight += 1
    try {
      const holders = await findSessions(
        this.#database,
        asked.map(({ token }) => token),
      )
      for (const { token, resolve } of asked) resolve(holders.get(token) ?? null)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      this.#inFlight -= 1
      this.#schedule()
    }
  }
}
