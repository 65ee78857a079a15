import { useEffect, useRef } from 'react'
import { useSystem } from '../../shell/system'
import { useIsShown } from './use-is-shown'

/**
 * Runs `ask` again and again while the screen is in front and the phone is online, `everyMs` after the last answer,
 * spread by a fifth so that phones do not ask together. Null asks nothing; where the pause changes with what is known,
 * `everyMs` is asked for it each time.
 */
export function usePoll(everyMs: number | null | (() => number), ask: () => Promise<void>): void {
  const isOnline = useSystem((state) => state.isOnline)
  const isShown = useIsShown()
  const latestAsk = useRef(ask)
  latestAsk.current = ask
  const pause = useRef(everyMs)
  pause.current = everyMs
  const rhythm = typeof everyMs === 'function' ? 'changing' : everyMs
  useEffect(() => {
    if (!isShown || !isOnline || rhythm === null) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const plan = () => {
      const pauseMs = typeof pause.current === 'function' ? pause.current() : (pause.current ?? 0)
      timer = setTimeout(
        async () => {
          await latestAsk.current()
          if (!isOver) plan()
        },
        pauseMs * (0.8 + Math.random() * 0.2),
      )
    }
    plan()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isShown, isOnline, rhythm])
}
