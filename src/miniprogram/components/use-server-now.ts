import { useEffect, useState } from 'react'
import { serverNowMs } from '../stores/institution'

/** The server's clock, renewed every `everyMs` while `isOn`; screens that lie below cost nothing. */
export function useServerNow(everyMs: number, isOn = true): number {
  const [nowMs, setNowMs] = useState(serverNowMs)
  useEffect(() => {
    if (!isOn) return
    setNowMs(serverNowMs())
    const timer = setInterval(() => setNowMs(serverNowMs()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, isOn])
  return nowMs
}
