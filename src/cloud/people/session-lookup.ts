import type { Database } from '../kernel/database/database'
import { TooMuchAsked } from '../kernel/too-much-asked'
import { findSessions, isUseDue, prolongSessions, type SessionHolder } from './tables/sessions'

interface Waiting {
  token: string
  resolve: (holder: SessionHolder | null) => void
  reject: (error: unknown) => void
}

const tokensMax = 500
const inFlightMax = 2
/** More ask at once than a rush has phones: memory has an end. */
const waitingMax = 20_000
/** Tokens remembered as good ones. */
const knownMax = 50_000

/**
 * Looks sessions up, those that are asked for at the same time in one statement: in a rush a statement a request
 * would cost more than deciding it. Nothing is remembered, so a session that was revoked is gone at once. A session that is
 * used lives on for 30 days from then.
 */
export class SessionLookup {
  readonly #database: Database
  readonly #clock: () => Date
  readonly #onFailure: (error: unknown) => void
  #waiting: Waiting[] = []
  #inFlight = 0
  #isScheduled = false
  /** Tokens that stood for a session not long ago, the latest last. */
  readonly #known = new Set<string>()

  /** `onFailure` hears of uses that could not be written down; the calls themselves go on. */
  constructor(database: Database, clock: () => Date, onFailure: (error: unknown) => void) {
    this.#database = database
    this.#clock = clock
    this.#onFailure = onFailure
  }

  /** Who holds the session of this token, expired or not; null when there is none. */
  find(token: string): Promise<SessionHolder | null> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= waitingMax)
        throw new TooMuchAsked('sessions are asked for faster than they are found')
      this.#waiting.push({ token, resolve, reject })
      this.#schedule()
    })
  }

  /** Whether a session of this token was found before; it may have ended since, so it only says whom to ask about first. */
  knows(token: string): boolean {
    return this.#known.has(token)
  }

  #remember(token: string, isFound: boolean): void {
    this.#known.delete(token)
    if (!isFound) return
    this.#known.add(token)
    const [oldest] = this.#known
    if (this.#known.size > knownMax && oldest !== undefined) this.#known.delete(oldest)
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
      await this.#noteUse(holders)
      for (const { token, resolve } of asked) {
        const holder = holders.get(token) ?? null
        this.#remember(token, holder !== null)
        resolve(holder)
      }
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      this.#inFlight -= 1
      this.#schedule()
    }
  }

  async #noteUse(holders: ReadonlyMap<string, SessionHolder>): Promise<void> {
    const now = this.#clock()
    const used = [...holders].flatMap(([token, holder]) => (isUseDue(holder, now) ? [token] : []))
    if (used.length > 0) await prolongSessions(this.#database, used, now).catch(this.#onFailure)
  }
}
