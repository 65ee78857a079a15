import type { OperationName, operationKinds } from '../../contract/operation-kinds'
import type { Operations } from '../../contract/operations'
import type { RefusalCode } from '../../contract/refusal'
import { useBusyWait } from '../stores/busy-wait'
import { useSession } from '../stores/session'
import { callCloud } from './call-cloud'
import { forgetRequestId, requestIdFor } from './pending-requests'
import type { Outcome } from './problem'

/** The operations that carry a request id. */
export type OnceOperation = {
  [Name in OperationName]: (typeof operationKinds)[Name] extends 'once' ? Name : never
}[OperationName]
type RequestOf<Name extends OnceOperation> = Operations[Name]['request']
type ReplyOf<Name extends OnceOperation> = Operations[Name]['reply']

/** How often a busy server is asked by itself, the first time included; then the person decides. */
export const busyTriesMax = 10

/** Refusals that leave open whether the request was decided, or say that it was not: the id is used again. */
const undecided: readonly RefusalCode[] = [
  'busy',
  'internal_error',
  'session_required',
  'session_expired',
  'login_unavailable',
]

function isDecided(outcome: Outcome<unknown>): boolean {
  if (outcome.ok) return true
  return 'refusals' in outcome && !outcome.refusals.some(({ code }) => undecided.includes(code))
}

/** How long the server asks to wait, already spread over the phones by the server; null when it is not busy. */
export function busyWaitMs(outcome: Outcome<unknown>): number | null {
  if (outcome.ok || !('refusals' in outcome)) return null
  const [refusal] = outcome.refusals
  return refusal?.code === 'busy' ? refusal.retryAfterMs : null
}

/** Waits where everybody can see it. False when the person does not want to wait. */
function waitVisibly(matter: string, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), waitMs)
    const cancel = () => {
      clearTimeout(timer)
      resolve(false)
    }
    useBusyWait.getState().set({ matter, retryAtMs: Date.now() + waitMs, cancel })
  })
}

async function sendUntilHeard<Value>(matter: string, send: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    for (let triesDone = 1; ; triesDone += 1) {
      const outcome = await send()
      const waitMs = busyWaitMs(outcome)
      if (waitMs === null || triesDone >= busyTriesMax) return outcome
      if (!(await waitVisibly(matter, waitMs))) return outcome
      useBusyWait.getState().set({ matter, retryAtMs: null, cancel: () => undefined })
    }
  } finally {
    useBusyWait.getState().end(matter)
  }
}

const underWay = new Map<string, Promise<unknown>>()

/**
 * Sends one intention of one person about a matter, once: a second tap joins the first, and a repeat after a
 * network failure or a restart carries the same request id. A busy server is asked again, with a countdown.
 */
export function sendOnce<Name extends OnceOperation>(
  name: Name,
  matter: string,
  request: Omit<RequestOf<Name>, 'requestId'>,
): Promise<Outcome<ReplyOf<Name>>> {
  const running = underWay.get(matter)
  if (running) return running as Promise<Outcome<ReplyOf<Name>>>
  const change = (async () => {
    try {
      const studentId = useSession.getState().person?.student?.id
      const requestId = await requestIdFor(matter, `${studentId}:${name}:${JSON.stringify(request)}`)
      const full = { ...request, requestId } as RequestOf<Name>
      const outcome = await sendUntilHeard(matter, () => callCloud(name, full))
      if (isDecided(outcome)) forgetRequestId(matter)
      return outcome
    } finally {
      underWay.delete(matter)
    }
  })()
  underWay.set(matter, change)
  return change
}
