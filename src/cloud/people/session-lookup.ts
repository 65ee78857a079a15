import type { Database } from '../kernel/database/database'
import { GatheredRead } from '../kernel/reads/gathered-read'
import { AccountMemory } from './account-memory'
import { type AccountId, findSessions, isUseDue, prolongSessions, type SessionHolder } from './tables/sessions'

/** Tokens that are remembered, some of them only as good ones. */
const knownMax = 50_000

export interface SessionLookupParts {
  database: Database
  clock: () => Date
  /** Hears of uses that could not be written down; the calls themselves go on. */
  onFailure: (error: unknown) => void
  /** How long ago, in milliseconds, it may have been made sure that a session still stands; 0 looks every one up. */
  ageMaxMs?: number
}

/**
 * Looks sessions up, those that are asked for at the same time in one statement: in a rush a statement a request would
 * cost more than deciding it. What was found is remembered for as long as it is certain that its account has not changed
 * since. A session that is used lives on for 30 days from then.
 */
export class SessionLookup {
  readonly #parts: SessionLookupParts
  readonly #gathered: GatheredRead<string, SessionHolder>
  readonly #memory: AccountMemory
  /** Sessions found not long ago, the latest last; null for what may have changed while it was looked up. */
  readonly #known = new Map<string, { holder: SessionHolder; since: number } | null>()

  constructor(parts: SessionLookupParts) {
    this.#parts = parts
    const { database, ageMaxMs = 0 } = parts
    this.#memory = new AccountMemory(database, ageMaxMs)
    this.#gathered = new GatheredRead({ read: (tokens: readonly string[]) => this.#read(tokens) })
  }

  /**
   * Who holds the session of this token, expired or not; null when there is none. For calls that only tell it may be
   * recalled; what somebody does is done by whoever they are now.
   */
  async find(token: string, { mayRecall }: { mayRecall: boolean }): Promise<SessionHolder | null> {
    return (mayRecall && (await this.#recall(token))) || (await this.#lookUp(token))
  }

  /** Whether a session of this token was found before; it may have ended since, so it only says whom to ask about first. */
  knows(token: string): boolean {
    return this.#known.has(token)
  }

  /** What this very server has changed about an account is seen by its next call, not only after a while. */
  noteChange(accountId: AccountId): void {
    this.#memory.noteChange(accountId)
  }

  async #recall(token: string): Promise<SessionHolder | null> {
    const known = this.#known.get(token)
    // Who is nobody yet may have been bound a moment ago by another server, and would be refused what is theirs.
    if (!known?.holder.student || isUseDue(known.holder, this.#parts.clock())) return null
    return (await this.#memory.isUnchanged(known.holder.accountId, known.since)) ? known.holder : null
  }

  async #lookUp(token: string): Promise<SessionHolder | null> {
    const watch = this.#memory.watch()
    const holder = (await this.#gathered.find([token])).get(token) ?? null
    const since = watch()
    this.#known.delete(token)
    if (!holder) return null
    this.#known.set(token, since === null ? null : { holder, since })
    const [oldest] = this.#known.keys()
    if (this.#known.size > knownMax && oldest !== undefined) this.#known.delete(oldest)
    return holder
  }

  async #read(tokens: readonly string[]): Promise<ReadonlyMap<string, SessionHolder>> {
    const { database, clock, onFailure } = this.#parts
    const holders = await findSessions(database, tokens)
    const now = clock()
    const used = [...holders].flatMap(([token, holder]) => (isUseDue(holder, now) ? [token] : []))
    if (used.length > 0) await prolongSessions(database, used, now).catch(onFailure)
    return holders
  }
}
