import type { Outcome } from './problem'
import { samePerson } from './same-person'

/** Asks and gives the outcome; null when it is overtaken and must be left aside. */
export type OrderedAsk = <Value>(ask: () => Promise<Outcome<Value>>, key?: string) => Promise<Outcome<Value> | null>

/**
 * Keeps answers in the order of their asking: one that comes after the answer to a later ask is left aside, and so is
 * every answer for a person whom the phone has let go of. A later ask that failed does not keep an earlier good answer
 * away. Each `key` has an order of its own.
 */
export function answerOrder(): OrderedAsk {
  const orders = new Map<string, { asked: number; heard: number; good: number }>()
  return async (ask, key = '') => {
    const order = orders.get(key) ?? { asked: 0, heard: 0, good: 0 }
    orders.set(key, order)
    order.asked += 1
    const own = order.asked
    const isTheirs = samePerson()
    const outcome = await ask()
    if (!isTheirs() || own < (outcome.ok ? order.good : order.heard)) return null
    order.heard = Math.max(order.heard, own)
    if (outcome.ok) order.good = own
    return outcome
  }
}
