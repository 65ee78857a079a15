import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Outcome, Problem } from '../../calls/problem'

export interface Page<Item> {
  items: Item[]
  /** Null at the end. */
  nextCursor: string | null
}

export interface Pages<Item> {
  /** Null before the first answer. */
  items: readonly Item[] | null
  hasMore: boolean
  problem: Problem | null
  renew(): Promise<void>
  readFurther(): Promise<void>
}

/** A list that comes page by page, newest first, and is kept only as long as the screen lives. Null asks nothing yet. */
export function usePages<Item>(
  ask: ((cursor: string | null) => Promise<Outcome<Page<Item>>>) | null,
  onRenewed?: (items: readonly Item[]) => void,
): Pages<Item> {
  const [list, setList] = useState<Page<Item> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const latest = useRef({ ask, onRenewed })
  latest.current = { ask, onRenewed }
  // A page that was asked for before the list was renewed no longer continues it.
  const round = useRef(0)
  const isReading = useRef(false)
  const canAsk = ask !== null
  const renew = useCallback(async () => {
    round.current += 1
    const mine = round.current
    setProblem(null)
    const outcome = await latest.current.ask?.(null)
    if (!outcome || mine !== round.current) return
    if (!outcome.ok) return setProblem(outcome)
    setList(outcome.value)
    latest.current.onRenewed?.(outcome.value.items)
  }, [])
  const readFurther = async () => {
    if (isReading.current || !list?.nextCursor) return
    isReading.current = true
    setProblem(null)
    const mine = round.current
    const outcome = await latest.current.ask?.(list.nextCursor)
    isReading.current = false
    if (!outcome || mine !== round.current) return
    if (!outcome.ok) return setProblem(outcome)
    setList({ items: [...list.items, ...outcome.value.items], nextCursor: outcome.value.nextCursor })
  }
  useEffect(() => {
    if (canAsk) void renew()
  }, [canAsk, renew])
  usePullDownRefresh(async () => {
    await renew()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void readFurther())
  return { items: list?.items ?? null, hasMore: Boolean(list?.nextCursor), problem, renew, readFurther }
}
