import { useSystem } from '../shell/system'
import { untilInFront } from './foreground'
import type { Outcome } from './problem'
import { samePerson } from './same-person'

/** How often one intention is sent by itself while the network fails, the first time included. */
export const sendingsMax = 6
/** The pause before the next sending where the phone says that it is online all the same. */
const pauseMs = 3000

function isNetwork(outcome: Outcome<unknown>): boolean {
  if (outcome.ok || !('failure' in outcome)) return false
  return outcome.failure === 'offline' || outcome.failure === 'timeout' || outcome.failure === 'interrupted'
}

/** Resolves when the phone is online and the applet in front, a moment later where both are so already. */
function untilOnline(): { isOver: Promise<boolean>; cancel(): void } {
  let end: (isOnline: boolean) => void = () => undefined
  const isOver = new Promise<boolean>((resolve) => {
    end = resolve
  })
  const isOnline = () => useSystem.getState().isOnline
  const stop = useSystem.subscribe(() => {
    if (isOnline()) end(true)
  })
  const timer = isOnline() ? setTimeout(() => end(true), pauseMs) : undefined
  return {
    isOver: isOver.finally(() => {
      stop()
      clearTimeout(timer)
    }),
    cancel: () => end(false),
  }
}

/**
 * Sends an intention until an answer is heard, by itself again when the network is back; `send` must carry the same
 * request id each time, as `once` does, so it is done once. `onWaiting` tells that there is no network, with the
 * way to give up. The last failure is returned when it was given up, failed too often, or somebody else is here.
 */
export async function untilAnswered<Value>(
  send: () => Promise<Outcome<Value>>,
  onWaiting: (cancel: () => void) => void,
): Promise<Outcome<Value>> {
  const isTheirs = samePerson()
  for (let sendings = 1; ; sendings += 1) {
    const outcome = await send()
    if (!isNetwork(outcome) || sendings >= sendingsMax || !isTheirs()) return outcome
    const wait = untilOnline()
    onWaiting(wait.cancel)
    if (!(await wait.isOver)) return outcome
    await untilInFront()
    if (!isTheirs()) return outcome
  }
}
