import type { Database } from './kernel/database/database'
import { waitForAnswer } from './kernel/database/database-facts'

const keptMs = 1000
const patienceMs = 2000

/**
 * Whether the database answers, asked at most once a second however many want to know: those who look after servers
 * ask often, and whoever floods the question does not reach the database.
 */
export class Health {
  readonly #database: Database
  #asked: Promise<boolean> | null = null

  constructor(database: Database) {
    this.#database = database
  }

  isGood(): Promise<boolean> {
    this.#asked ??= this.#ask()
    return this.#asked
  }

  async #ask(): Promise<boolean> {
    const forget = () => {
      this.#asked = null
    }
    // A pool that has nothing free, or a line that is cut, is not waited for either.
    const impatience = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref())
    const answer = waitForAnswer(this.#database, patienceMs).then(
      () => true,
      () => false,
    )
    return Promise.race([answer, impatience]).finally(() => setTimeout(forget, keptMs).unref())
  }
}
