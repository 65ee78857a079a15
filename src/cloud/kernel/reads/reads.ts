import type { Database, Queryable } from '../database/database'
import { GatheredRead } from './gathered-read'
import { type Found, RecentRead } from './recent-read'

/** A function of `tables/` that reads many in one statement, as things are at `now`; what there is not has no entry. */
export type KeyedRead<Key, Value> = (
  database: Queryable,
  keys: readonly Key[],
  now: Date,
) => Promise<ReadonlyMap<Key, Value>>

/** A function of `tables/` that reads what is the same for everybody. */
export type CommonRead<Value> = (database: Queryable) => Promise<Value>

export interface ReadsParts {
  database: Database
  clock: () => Date
  /** How old, in milliseconds, may be what only is looked at; 0 reads everything anew. */
  ageMaxMs: number
  /** Milliseconds by which ages are told. */
  ageClock?: () => number
}

/** Any key will do for what has no keys. */
const common = 0

/**
 * The reads of calls that only tell. Each kind, named by its function, is asked for in few statements however many call.
 * What something is decided by is read by the deciding transaction itself, and never here.
 */
export class Reads {
  readonly #parts: ReadsParts
  readonly #gathered = new Map<unknown, unknown>()
  readonly #recent = new Map<unknown, unknown>()
  readonly #common = new Map<unknown, unknown>()

  constructor(parts: ReadsParts) {
    this.#parts = parts
  }

  /** What there is of a key now. */
  async one<Key, Value>(read: KeyedRead<Key, Value>, key: Key): Promise<Value | undefined> {
    return (await this.#gatheredBy(read).find([key])).get(key)
  }

  /** What there was of the keys a moment ago. */
  async recent<Key, Value>(read: KeyedRead<Key, Value>, keys: readonly Key[]): Promise<Found<Key, Value>> {
    let recent = this.#recent.get(read) as RecentRead<Key, Value> | undefined
    if (!recent) {
      recent = new RecentRead(this.#gatheredBy(read), this.#parts)
      this.#recent.set(read, recent)
    }
    return recent.find(keys)
  }

  /** What is the same for everybody, as it was a moment ago. */
  async common<Value>(read: CommonRead<Value>): Promise<Value> {
    let keyed = this.#common.get(read) as KeyedRead<number, Value> | undefined
    if (!keyed) {
      keyed = async (database) => new Map([[common, await read(database)]])
      this.#common.set(read, keyed)
    }
    const found = await this.recent(keyed, [common])
    // The read above has an entry for it whatever it found.
    return found.get(common) as Value
  }

  /** How many wait for a statement, of all kinds. */
  get waiting(): number {
    let count = 0
    for (const gathered of this.#gathered.values()) count += (gathered as { waiting: number }).waiting
    return count
  }

  #gatheredBy<Key, Value>(read: KeyedRead<Key, Value>): GatheredRead<Key, Value> {
    const { database, clock } = this.#parts
    let gathered = this.#gathered.get(read) as GatheredRead<Key, Value> | undefined
    if (!gathered) {
      gathered = new GatheredRead({ read: (keys: readonly Key[]) => read(database, keys, clock()), statementsMax: 1 })
      this.#gathered.set(read, gathered)
    }
    return gathered
  }
}
