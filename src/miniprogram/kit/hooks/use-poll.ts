import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useSystem } from '../../shell/system'

/**
 * Runs `ask` again and again while the screen is in front and the phone is online, `everyMs` after the last answer,
 * spread by a fifth so that phones do not ask together. Null asks nothing.
 */
export function usePoll(everyMs: number | null, ask: () => Promise<void>): void {
  const isOnline = useSystem((state) => state.isOnline)
  const [isShown, setShown] = useState(true)
  const latestAsk = useRef(ask)
  latestAsk.current = ask
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!isShown || !isOnline || everyMs === null) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const plan = () => {
      timer = setTimeout(
        async () => {
          await latestAsk.current()
          if (!isOver) plan()
        },
        everyMs * (0.8 + Math.random() * 0.2),
      )
    }
    plan()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isShown, isOnline, everyMs])
}
