import { useState } from 'react'
import type { Outcome, Problem } from '../../calls/problem'

/** One thing at a time that a person does on a screen: whether it is under way, and why it failed. */
export function useDeed() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** The value of a good answer, null when there is none. */
  const run = async <Value>(send: () => Promise<Outcome<Value>>): Promise<{ value: Value } | null> => {
    setBusy(true)
    setProblem(null)
    const outcome = await send()
    setBusy(false)
    if (outcome.ok) return { value: outcome.value }
    setProblem(outcome)
    return null
  }
  return { isBusy, problem, run, clear: () => setProblem(null) }
}
