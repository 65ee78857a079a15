import { useEffect, useState } from 'react'
import { serverNowMs } from '../../school/institution'
import { useIsShown } from './use-is-shown'

/** The server's clock, renewed every `everyMs` while the screen is in front; one that lies behind costs nothing. */
export function useServerNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs)
  const isShown = useIsShown()
  useEffect(() => {
    if (!isShown) return
    setNowMs(serverNowMs())
    const timer = setInterval(() => setNowMs(serverNowMs()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, isShown])
  return nowMs
}
