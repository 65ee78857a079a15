import type { Database } from '../kernel/database/database'
import { GatheredRead } from '../kernel/reads/gathered-read'
import { findSessions, isUseDue, prolongSessions, type SessionHolder } from './tables/sessions'

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
  readonly #gathered: GatheredRead<string, SessionHolder>
  /** Tokens that stood for a session not long ago, the latest last. */
  readonly #known = new Set<string>()

  /** `onFailure` hears of uses that could not be written down; the calls themselves go on. */
  constructor(database: Database, clock: () => Date, onFailure: (error: unknown) => void) {
    this.#database = database
    this.#clock = clock
    this.#onFailure = onFailure
    this.#gathered = new GatheredRead({ read: (tokens: readonly string[]) => this.#read(tokens) })
  }

  /** Who holds the session of this token, expired or not; null when there is none. */
  async find(token: string): Promise<SessionHolder | null> {
    const holder = (await this.#gathered.find([token])).get(token) ?? null
    this.#remember(token, holder !== null)
    return holder
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

  async #read(tokens: readonly string[]): Promise<ReadonlyMap<string, SessionHolder>> {
    const holders = await findSessions(this.#database, tokens)
    await this.#noteUse(holders)
    return holders
  }

  async #noteUse(holders: ReadonlyMap<string, SessionHolder>): Promise<void> {
    const now = this.#clock()
    const used = [...holders].flatMap(([token, holder]) => (isUseDue(holder, now) ? [token] : []))
    if (used.length > 0) await prolongSessions(this.#database, used, now).catch(this.#onFailure)
  }
}
