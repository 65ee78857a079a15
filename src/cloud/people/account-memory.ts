import type { Database } from '../kernel/database/database'
import { isRecent } from '../kernel/reads/recent-read'
import { readAccountChanges } from './tables/account-changes'
import type { AccountId } from './tables/sessions'

/** After so long without asking nothing is recalled: the database tells of a day. */
const silenceMaxMs = 600_000
/** Changed accounts that are kept in mind; beyond that all are taken for changed. */
const changedMax = 50_000

/**
 * Says whether what was read about an account still holds, by what the database tells of the accounts that have changed
 * (migration 18). It is asked when somebody wants to know, and not more often than every `ageMaxMs`.
 */
export class AccountMemory {
  readonly #database: Database
  readonly #ageMaxMs: number
  /** Counts questions to the database; what is read between two of them is as of the one before. */
  #asked = 0
  #underWay: Promise<void> | null = null
  #begunMs = Number.NEGATIVE_INFINITY
  /** The last question that was answered. */
  #answer = { number: 0, begunMs: Number.NEGATIVE_INFINITY }
  #since: string | null = null
  /** By account, the question whose answer told of a change. */
  readonly #changed = new Map<AccountId, number>()
  /** What is older than this is taken for changed. */
  #forgottenUntil = 0

  constructor(database: Database, ageMaxMs: number) {
    this.#database = database
    this.#ageMaxMs = ageMaxMs
  }

  /**
   * To be called before something is read, and what it gives back after: that says since when the reading holds, or null
   * when a question was under way meanwhile, whose answer may tell of a change before or after it.
   */
  watch(): () => number | null {
    const before = this.#asked
    const isQuiet = this.#underWay === null && this.#since !== null
    if (this.#since === null && this.#ageMaxMs > 0) void this.#ask().catch(() => undefined)
    return () => (isQuiet && this.#asked === before ? before : null)
  }

  /** Whether an account has not changed since then, as of `ageMaxMs` ago at most. */
  async isUnchanged(accountId: AccountId, since: number): Promise<boolean> {
    if (this.#ageMaxMs === 0) return false
    if (!this.#isFresh(this.#answer.begunMs)) {
      // One that has just begun will do; else the next one.
      const needed = this.#underWay && this.#isFresh(this.#begunMs) ? this.#asked : this.#asked + 1
      while (this.#answer.number < needed) await this.#ask()
    }
    return since >= this.#forgottenUntil && (this.#changed.get(accountId) ?? 0) <= since
  }

  /** An account that has just been changed by this process: what was read before the next question is not recalled. */
  noteChange(accountId: AccountId): void {
    this.#changed.set(accountId, this.#asked + 1)
  }

  #isFresh(begunMs: number): boolean {
    return isRecent(Date.now() - begunMs, this.#ageMaxMs)
  }

  #ask(): Promise<void> {
    this.#underWay ??= this.#askNow().finally(() => {
      this.#underWay = null
    })
    return this.#underWay
  }

  async #askNow(): Promise<void> {
    this.#asked += 1
    const number = this.#asked
    const begunMs = Date.now()
    this.#begunMs = begunMs
    const isLate = !isRecent(begunMs - this.#answer.begunMs, silenceMaxMs)
    const { accountIds, since, isOther } = await readAccountChanges(this.#database, this.#since)
    if (isLate || isOther || this.#changed.size + accountIds.length > changedMax) {
      this.#changed.clear()
      this.#forgottenUntil = number
    }
    for (const accountId of accountIds) this.#changed.set(accountId, number)
    this.#since = since
    this.#answer = { number, begunMs }
  }
}
