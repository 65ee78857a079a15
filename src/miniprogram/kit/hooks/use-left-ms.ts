import { useEffect, useRef } from 'react'
import { useServerNow } from './use-server-now'

/** What is left until an instant of the server's clock, second by second; `onEnd` is called once when it is reached. */
export function useLeftMs(toMs: number, onEnd?: () => void): number {
  const leftMs = toMs - useServerNow(1000)
  const isOver = leftMs <= 0
  const latestOnEnd = useRef(onEnd)
  latestOnEnd.current = onEnd
  const wasOver = useRef(isOver)
  useEffect(() => {
    if (isOver && !wasOver.current) latestOnEnd.current?.()
    wasOver.current = isOver
  }, [isOver])
  return leftMs
}
