import type { Outcome } from './problem'
import { samePerson } from './same-person'

export interface OrderedAsk {
  /** Asks and gives the outcome; null when it is overtaken and must be left aside. */
  <Value>(ask: () => Promise<Outcome<Value>>, key?: string): Promise<Outcome<Value> | null>
  /** True while an answer for this person is under way, and for so many milliseconds after it was asked for. */
  isRecent(ageMs: number, key?: string): boolean
}

interface Order {
  asked: number
  heard: number
  good: number
  underWay: number
  lastAskedMs: number
  isTheirs: () => boolean
}

/**
 * Keeps answers in the order of their asking: one that comes after the answer to a later ask is left aside, and so is
 * every answer for a person whom the phone has let go of. A later ask that failed does not keep an earlier good answer
 * away. Each `key` has an order of its own.
 */
export function answerOrder(): OrderedAsk {
  const orders = new Map<string, Order>()
  const inOrder = async <Value>(ask: () => Promise<Outcome<Value>>, key = ''): Promise<Outcome<Value> | null> => {
    const isTheirs = samePerson()
    const before = orders.get(key) ?? { asked: 0, heard: 0, good: 0, underWay: 0 }
    const order: Order = Object.assign(before, { lastAskedMs: Date.now(), isTheirs })
    orders.set(key, order)
    order.asked += 1
    order.underWay += 1
    const own = order.asked
    const outcome = await ask().finally(() => {
      order.underWay -= 1
    })
    if (!isTheirs() || own < (outcome.ok ? order.good : order.heard)) return null
    order.heard = Math.max(order.heard, own)
    if (outcome.ok) order.good = own
    return outcome
  }
  const isRecent = (ageMs: number, key = '') => {
    const order = orders.get(key)
    if (!order?.isTheirs()) return false
    // A phone whose clock was set back does not wait for it to catch up.
    return order.underWay > 0 || Math.abs(Date.now() - order.lastAskedMs) <= ageMs
  }
  return Object.assign(inOrder, { isRecent })
}
