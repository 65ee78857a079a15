import { TooMuchAsked } from '../too-much-asked'

export interface GatheredReadParts<Key, Value> {
  /** One statement; a key of which there is nothing has no entry. */
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>
  /** In one statement. */
  keysMax?: number
  statementsMax?: number
  /** More ask at once than a rush has phones: memory has an end. */
  waitingMax?: number
}

interface Waiting<Key, Value> {
  keys: readonly Key[]
  resolve: (found: ReadonlyMap<Key, Value>) => void
  reject: (error: unknown) => void
}

/**
 * Reads of one kind, those that are asked for at the same time in one statement: in a rush a statement a call would cost
 * more than answering it. Every statement begins after all it answers have asked, and nothing is remembered, so what is
 * found is what a read of one's own would have found.
 */
export class GatheredRead<Key, Value> {
  readonly #read: GatheredReadParts<Key, Value>['read']
  readonly #keysMax: number
  readonly #statementsMax: number
  readonly #waitingMax: number
  #waiting: Waiting<Key, Value>[] = []
  #underWay = 0
  #isScheduled = false

  constructor({ read, keysMax = 500, statementsMax = 2, waitingMax = 20_000 }: GatheredReadParts<Key, Value>) {
    this.#read = read
    this.#keysMax = keysMax
    this.#statementsMax = statementsMax
    this.#waitingMax = waitingMax
  }

  /**
   * What there is of these keys, beside what others have asked for with them. Throws {@link TooMuchAsked} when too many
   * wait already.
   */
  find(keys: readonly Key[]): Promise<ReadonlyMap<Key, Value>> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#waitingMax) throw new TooMuchAsked('more is asked for than can be read')
      this.#waiting.push({ keys, resolve, reject })
      this.#schedule()
    })
  }

  /** How many ask and have no statement yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  #schedule(): void {
    if (this.#isScheduled || this.#underWay >= this.#statementsMax || this.#waiting.length === 0) return
    this.#isScheduled = true
    // Whoever asks in the same turn of the event loop shares the statement.
    setImmediate(() => {
      this.#isScheduled = false
      void this.#answer(this.#take())
      this.#schedule()
    })
  }

  /** The oldest, as many as one statement may be for; one that asks for more than that has it for itself. */
  #take(): { asked: Waiting<Key, Value>[]; keys: Key[] } {
    const keys = new Set<Key>()
    let count = 0
    for (const { keys: wanted } of this.#waiting) {
      if (count > 0 && keys.size + wanted.length > this.#keysMax) break
      for (const key of wanted) keys.add(key)
      count += 1
    }
    return { asked: this.#waiting.splice(0, count), keys: [...keys] }
  }

  async #answer({ asked, keys }: { asked: Waiting<Key, Value>[]; keys: Key[] }): Promise<void> {
    this.#underWay += 1
    try {
      const found = await this.#read(keys)
      for (const { resolve } of asked) resolve(found)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      this.#underWay -= 1
      this.#schedule()
    }
  }
}
