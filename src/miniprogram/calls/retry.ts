import type { Repeat } from '../../contract/kernel/operation'
import type { Problem } from './problem'

/** How often one call is tried, the first time included. */
const triesMax = 3

/**
 * How long to wait before trying once more, in milliseconds; null when another try is useless or not allowed.
 * Only what is known to pass is tried again: the network, and a server that says so. `triesDone` starts at 1,
 * `chance` is from 0 to 1 and spreads the phones that were turned away at the same moment.
 */
export function waitBeforeRetry(repeat: Repeat, problem: Problem, triesDone: number, chance: number): number | null {
  if (triesDone >= triesMax || repeat === 'single') return null
  const spread = 1 + chance / 2
  if ('failure' in problem) {
    if (problem.failure === 'server' || problem.failure === 'outdated') return null
    return Math.round(400 * 2 ** (triesDone - 1) * spread)
  }
  const [refusal] = problem.refusals
  // The person sees such a wait and may end it: send-once.ts does it.
  if (refusal?.code === 'busy' && repeat === 'once') return null
  if (refusal?.code === 'busy' || refusal?.code === 'login_unavailable')
    return Math.round(refusal.retryAfterMs * spread)
  return null
}

/** Longer than this, the person is told instead of kept waiting for a sign-in, in milliseconds. */
const codeWaitMaxMs = 3000

/**
 * How long to wait before signing in with another login code, in milliseconds; null when another one would not help.
 * A code is good once, so it is the code that is renewed, never the call that is repeated: a code is rejected when it
 * grew too old on the way, and WeChat is busy for a moment now and then.
 */
export function waitBeforeAnotherCode(problem: Problem): number | null {
  const refusal = 'refusals' in problem ? problem.refusals[0] : undefined
  if ('failure' in problem && problem.failure === 'interrupted') return 0
  if (refusal?.code === 'login_code_rejected') return 0
  if (refusal?.code === 'login_unavailable' && refusal.retryAfterMs <= codeWaitMaxMs) return refusal.retryAfterMs
  return null
}
