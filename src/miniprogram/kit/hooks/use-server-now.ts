import { useEffect, useState } from 'react'
import { serverNowMs, useInstitution } from '../../school/institution'
import { useIsShown } from './use-is-shown'

/** The server's clock, renewed every `everyMs` while the screen is in front; one that lies behind costs nothing. */
export function useServerNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs)
  const isShown = useIsShown()
  // What the phone thought before the server was heard may be another day.
  const clockAheadMs = useInstitution((state) => state.clockAheadMs)
  useEffect(() => {
    if (!isShown) return
    const look = () => setNowMs(Date.now() + clockAheadMs)
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, isShown, clockAheadMs])
  return nowMs
}
