const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** At most `triesMax` wrong tries within `windowMs`. */
export interface TryLimit {
  readonly triesMax: number
  readonly windowMs: number
}

/** How often one account may be wrong. */
export const accountLimits: readonly TryLimit[] = [
  { triesMax: 5, windowMs: hourMs },
  { triesMax: 15, windowMs: dayMs },
]
/** How often one address may be; a school's network has thousands of people behind one. */
export const addressLimits: readonly TryLimit[] = [{ triesMax: 200, windowMs: hourMs }]
/**
 * How often a student number may be tried with a proof that can be guessed, whoever tries. Birth date and 4 characters
 * are some ten million; to somebody who knows the birthday, ten thousand. 30 tries a month leave them 1 in 300.
 */
export const numberLimits: readonly TryLimit[] = [
  { triesMax: 10, windowMs: dayMs },
  { triesMax: 30, windowMs: 30 * dayMs },
]

/** The longest time for which wrong tries matter. */
export const triesKeptMs = 30 * dayMs

/**
 * Until when (epoch ms) no further try is let through, after wrong tries at `triedAtMs`; null when one may be made now.
 * Tries that are turned away do not count, so nobody can keep a number closed by going on.
 */
export function closedUntil(limits: readonly TryLimit[], triedAtMs: readonly number[], nowMs: number): number | null {
  let until: number | null = null
  for (const { triesMax, windowMs } of limits) {
    const within = triedAtMs.filter((at) => at > nowMs - windowMs).sort((a, b) => b - a)
    const last = within[triesMax - 1]
    if (last !== undefined) until = Math.max(until ?? 0, last + windowMs)
  }
  return until
}
