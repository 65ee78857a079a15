import type { GatheredRead } from './gathered-read'

interface Recent<Value> {
  /** When it was asked for, so it is of that moment or later; in milliseconds. */
  askedMs: number
  /** Null once it is there. */
  underWay: Promise<void> | null
  value: Value | undefined
}

/** What is remembered at most; far more sections than a term has. */
const keysMax = 50_000

/**
 * Whether an age in milliseconds counts. By the clock of the wall, since a process that was frozen does not know how long;
 * an age below zero says that the clock was set back.
 */
export function isRecent(ageMs: number, ageMaxMs: number): boolean {
  return ageMs >= 0 && ageMs < ageMaxMs
}

/** Values by key, and how long ago the oldest of them was asked for. */
export interface Found<Key, Value> {
  get(key: Key): Value | undefined
  ageMs: number
}

/** When the oldest of what a call at `now` has found was true, on the wire. */
export function asOf({ ageMs }: Pick<Found<unknown, unknown>, 'ageMs'>, now: Date): string {
  return new Date(now.getTime() - ageMs).toISOString()
}

/**
 * Reads of one kind whose answers serve everybody for a moment: for what many look at at once and nothing is decided
 * by. No answer is older than `ageMaxMs`, counted from when it was asked for.
 */
export class RecentRead<Key, Value> {
  readonly #gathered: GatheredRead<Key, Value>
  readonly #ageMaxMs: number
  readonly #ageClock: () => number
  readonly #recent = new Map<Key, Recent<Value>>()

  constructor(
    gathered: GatheredRead<Key, Value>,
    { ageMaxMs, ageClock = Date.now }: { ageMaxMs: number; ageClock?: () => number },
  ) {
    this.#gathered = gathered
    this.#ageMaxMs = ageMaxMs
    this.#ageClock = ageClock
  }

  async find(keys: readonly Key[]): Promise<Found<Key, Value>> {
    const nowMs = this.#ageClock()
    const missing: Key[] = []
    const waitedFor = new Set<Promise<void>>()
    const entries = new Map<Key, Recent<Value>>()
    let oldestMs = nowMs
    for (const key of keys) {
      const entry = this.#recent.get(key)
      if (entry === undefined || !isRecent(nowMs - entry.askedMs, this.#ageMaxMs)) {
        missing.push(key)
        continue
      }
      if (entry.underWay) waitedFor.add(entry.underWay)
      if (entry.askedMs < oldestMs) oldestMs = entry.askedMs
      entries.set(key, entry)
    }
    if (missing.length > 0) waitedFor.add(this.#ask(missing, nowMs, entries))
    if (waitedFor.size > 0) await Promise.all(waitedFor)
    return { get: (key) => entries.get(key)?.value, ageMs: nowMs - oldestMs }
  }

  #ask(keys: readonly Key[], askedMs: number, entries: Map<Key, Recent<Value>>): Promise<void> {
    const underWay = this.#gathered.find(keys).then(
      (found) => {
        for (const key of keys) {
          const entry = entries.get(key)
          if (entry) Object.assign(entry, { value: found.get(key), underWay: null })
        }
      },
      (error: unknown) => {
        // The next who asks tries again.
        for (const key of keys) if (this.#recent.get(key) === entries.get(key)) this.#recent.delete(key)
        throw error
      },
    )
    // Told to whoever waits; nobody may.
    underWay.catch(() => undefined)
    if (this.#recent.size + keys.length > keysMax) this.#recent.clear()
    for (const key of keys) {
      const entry = { askedMs, underWay, value: undefined }
      entries.set(key, entry)
      this.#recent.set(key, entry)
    }
    return underWay
  }
}
