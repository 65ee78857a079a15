import { isSustained, type Rung } from './rates'

/** Calls a second that are tried one after the other. */
const risingRates = [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 3500, 4500]

/** Says which rate to try next: rising ones until two in a row are too much, then halfway between what was held and what was not. */
export class Climb {
  readonly rungs: Rung[] = []
  #isHalving = false
  #halvings: number

  readonly #rising: readonly number[]

  /** Begins with the first of the rates that is not less than `from`, and halves the last step up so often. */
  constructor(halvings: number, from = 0) {
    this.#halvings = halvings
    this.#rising = risingRates.filter((rate) => rate >= from)
  }

  /** Null at the end. */
  next(): number | null {
    if (!this.#isHalving) {
      const rising = this.#rising[this.rungs.length]
      const lastTwo = this.rungs.slice(-2)
      if (rising !== undefined && (lastTwo.length < 2 || lastTwo.some(isSustained))) return rising
      this.#isHalving = true
    }
    if (this.#halvings <= 0) return null
    this.#halvings -= 1
    const held = this.sustained?.perSecond ?? 0
    const tooMuch = Math.min(...this.rungs.flatMap(({ perSecond }) => (perSecond > held ? [perSecond] : [])))
    return Number.isFinite(tooMuch) ? Math.round((held + tooMuch) / 2) : null
  }

  /** The highest rate that was held; null when none was. */
  get sustained(): Rung | null {
    return this.rungs.filter(isSustained).sort((a, b) => b.perSecond - a.perSecond)[0] ?? null
  }
}
