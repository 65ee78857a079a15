import { useEffect, useRef } from 'react'
import { pollPauseMs } from '../../calls/poll-pace'
import { useSystem } from '../../shell/system'
import { useIsShown } from './use-is-shown'

/**
 * Runs `ask` again and again while the screen is in front and the phone is online, about `everyMs` after the last
 * answer, and later where the server asks for patience. Null asks nothing; where the pause changes with what is known,
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
      const chance = Math.random()
      const pauseMs = () =>
        pollPauseMs(typeof pause.current === 'function' ? pause.current() : (pause.current ?? 0), chance)
      const sinceMs = Date.now()
      const waitOut = (leftMs: number) => {
        timer = setTimeout(async () => {
          // The server may have asked for patience meanwhile.
          const stillMs = sinceMs + pauseMs() - Date.now()
          if (stillMs > 0 && stillMs <= pauseMs()) return waitOut(stillMs)
          await latestAsk.current()
          if (!isOver) plan()
        }, leftMs)
      }
      waitOut(pauseMs())
    }
    plan()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isShown, isOnline, rhythm])
}
