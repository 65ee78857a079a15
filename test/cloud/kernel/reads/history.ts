interface Write {
  value: unknown
  /** From when it may have been seen. */
  beganMs: number
  /** Until when what was before it may have been seen. */
  endedMs: number
}

interface Reading {
  key: string
  value: unknown
  /** From when it may have been true. */
  fromMs: number
  answeredMs: number
}

/** Far more than are written while a reading may be old. */
const writesKept = 2000

/** What was written when, against which every reading is held. */
export class History {
  steps = 0
  readonly lies: Reading[] = []
  readonly #writes = new Map<string, Write[]>()
  #unchecked: Reading[] = []
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** Writes of one key come one after the other. Gives back what a plain reading of it would be. */
  async write(key: string, write: () => Promise<unknown>): Promise<void> {
    this.steps += 1
    const beganMs = performance.now()
    const value = await write()
    const writes = this.#writes.get(key) ?? []
    this.#writes.set(key, [...writes.slice(-writesKept), { value, beganMs, endedMs: performance.now() }])
  }

  async read(key: string, ageMs: number, read: () => Promise<unknown>): Promise<void> {
    this.steps += 1
    const askedMs = performance.now()
    const value = await read()
    this.#unchecked.push({ key, value, fromMs: askedMs - ageMs, answeredMs: performance.now() })
  }

  /** Every reading must have been true at some moment from then until its answer. Asked when no write is under way. */
  check(): void {
    for (const reading of this.#unchecked) if (!this.#wasTrue(reading)) this.lies.push(reading)
    this.#unchecked = []
  }

  #wasTrue({ key, value, fromMs, answeredMs }: Reading): boolean {
    const writes = this.#writes.get(key) ?? []
    return writes.some((write, index) => {
      const replacedMs = writes[index + 1]?.endedMs ?? Number.POSITIVE_INFINITY
      return write.value === value && write.beganMs <= answeredMs && replacedMs >= fromMs
    })
  }

  /** Some of a list, each once. */
  some<Item>(list: readonly Item[], countMax: number): Item[] {
    const chosen = new Set<Item>()
    for (let left = this.#below(countMax + 1); left > 0; left -= 1) {
      const item = list[this.#below(list.length)]
      if (item !== undefined) chosen.add(item)
    }
    return [...chosen]
  }

  #below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * end)
  }
}
