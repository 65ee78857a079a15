import { pollAfterHeader } from '../../contract/kernel/poll-header'

/** However a server is set up, seats are looked at again within this. */
const leastMaxMs = 120_000

let leastMs = 0

/** Hears from the headers of a reply how much time the server wants between polls. */
export function hearPace(headers: Readonly<Record<string, unknown>>): void {
  // Each WeChat spells the names of headers in its own way.
  const name = Object.keys(headers).find((one) => one.toLowerCase() === pollAfterHeader)
  const told = name === undefined ? 0 : Number(headers[name])
  leastMs = Number.isFinite(told) ? Math.min(leastMaxMs, Math.max(0, told)) : 0
}

/**
 * The pause before something is asked for again, in milliseconds: `everyMs` give or take a fifth, so that phones do not
 * ask together, and what the server wants at least. `chance` is from 0 to 1.
 */
export function pollPauseMs(everyMs: number, chance: number): number {
  return Math.round(Math.max(everyMs * (0.8 + chance * 0.4), leastMs * (1 + chance * 0.4)))
}
