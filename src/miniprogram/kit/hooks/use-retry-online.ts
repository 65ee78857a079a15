import { useEffect, useRef } from 'react'
import type { Problem } from '../../calls/problem'
import { useSystem } from '../../shell/system'
import { useIsShown } from './use-is-shown'
import { usePoll } from './use-poll'

/** Where the phone says that it is online and yet nothing comes through, it is tried again after this pause. */
const everyMs = 30_000

function isOfNetwork(problem: Problem | null): boolean {
  return problem !== null && 'failure' in problem && ['offline', 'timeout', 'interrupted'].includes(problem.failure)
}

/**
 * Asks again by itself what the network kept from being answered: as soon as the phone is back online, and now and
 * then while it is. Only for what may be asked as often as one likes; a screen that lies behind waits.
 */
export function useRetryOnline(problem: Problem | null, onRetry: () => unknown): void {
  const isOnline = useSystem((state) => state.isOnline)
  const isShown = useIsShown()
  const wasOffline = useRef(!isOnline)
  const latest = useRef(onRetry)
  latest.current = onRetry
  const isMeant = isOfNetwork(problem)
  useEffect(() => {
    if (!isOnline) wasOffline.current = true
    if (!isOnline || !wasOffline.current || !isMeant || !isShown) return
    wasOffline.current = false
    latest.current()
  }, [isOnline, isMeant, isShown])
  usePoll(isMeant ? everyMs : null, async () => void latest.current())
}
