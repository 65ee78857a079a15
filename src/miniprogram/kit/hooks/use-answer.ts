import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answerOrder } from '../../calls/answer-order'
import type { Outcome, Problem } from '../../calls/problem'

export interface Answer<Value> {
  /** The last good answer; null before the first. */
  value: Value | null
  /** Why it could not be renewed; null after a good answer. */
  problem: Problem | null
  renew(): Promise<void>
}

/**
 * What the server answers, asked for when the screen opens, comes back or is pulled down, and kept only as long as the
 * screen lives. `ask` null asks nothing yet.
 */
export function useAnswer<Value>(ask: (() => Promise<Outcome<Value>>) | null): Answer<Value> {
  const [value, setValue] = useState<Value | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const latestAsk = useRef(ask)
  latestAsk.current = ask
  const hasShown = useRef(false)
  const canAsk = ask !== null
  const [order] = useState(answerOrder)
  const renew = useCallback(async () => {
    const toAsk = latestAsk.current
    const outcome = toAsk && (await order(toAsk))
    if (!outcome) return
    if (outcome.ok) setValue(outcome.value)
    setProblem(outcome.ok ? null : outcome)
  }, [order])
  useEffect(() => {
    if (canAsk) void renew()
  }, [canAsk, renew])
  useDidShow(() => {
    if (hasShown.current) void renew()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    await renew()
    Taro.stopPullDownRefresh()
  })
  return { value, problem, renew }
}
