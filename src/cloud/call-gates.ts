import type { OperationName } from '../contract/operations'
import type { Refusal } from '../contract/refusal'
import type { AccountId } from './people/tables/sessions'

/** How much of one kind of call an account may have. */
interface Cost {
  /** Of the calls a minute that one account has. */
  minuteShare: number
  /** At work at the same time. */
  atOnceMax: number
  /** Waiting for that; one more is told to come back. */
  waitingMax: number
}

/** An applet in a hurry has four or five under way. */
const ordinary: Cost = { minuteShare: 1, atOnceMax: 8, waitingMax: 32 }

/** What costs far more than the rest: a workbook of everything, a search over all combinations. */
const costly: Partial<Record<OperationName, Cost>> = {
  exportMyData: { minuteShare: 1 / 100, atOnceMax: 1, waitingMax: 1 },
  exportTable: { minuteShare: 1 / 50, atOnceMax: 1, waitingMax: 1 },
  findPlans: { minuteShare: 1 / 20, atOnceMax: 1, waitingMax: 2 },
}

export function costOf(name: OperationName): Cost {
  return costly[name] ?? ordinary
}

export const costlyOperations = Object.keys(costly) as OperationName[]

interface Gate {
  inside: number
  waiting: (() => void)[]
}

/**
 * Lets only a few calls of an account be at work at once, so that a burst of one leaves connections and processor to the
 * others. A gate is there only as long as somebody is at it.
 */
export class CallGates {
  readonly #gates = new Map<string, Gate>()
  readonly #atOnceMax: number

  /** However long the calls of one account wait for a row, of so many connections one is left to the others. */
  constructor(connectionsMax: number) {
    this.#atOnceMax = Math.max(1, connectionsMax - 1)
  }

  async run<Value>(
    accountId: AccountId,
    name: OperationName,
    work: () => Promise<Value>,
  ): Promise<Value | { refusal: Refusal }> {
    const { atOnceMax, waitingMax } = costOf(name)
    const key = costlyOperations.includes(name) ? `${accountId} ${name}` : String(accountId)
    const gate = this.#gates.get(key) ?? { inside: 0, waiting: [] }
    this.#gates.set(key, gate)
    if (gate.inside < Math.min(atOnceMax, this.#atOnceMax)) gate.inside += 1
    else if (gate.waiting.length >= waitingMax) return { refusal: { code: 'too_many_requests', retryAfterMs: 1000 } }
    // Whoever leaves hands the place on, so nobody is counted in between.
    else await new Promise<void>((resolve) => gate.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = gate.waiting.shift()
      if (next) next()
      else gate.inside -= 1
      if (gate.inside === 0) this.#gates.delete(key)
    }
  }
}
