import type { OperationOf, Operations } from '../../contract/operations'
import type { RefusalCode } from '../../contract/refusal'
import { useSession } from '../people/stores/session'
import { useBusyWait } from './busy-wait'
import { callCloud } from './call'
import { forgetRequestId, requestIdFor } from './pending-requests'
import type { Outcome } from './problem'
import { samePerson } from './same-person'

type RequestOf<Name extends OperationOf<'once'>> = Operations[Name]['request']
type ReplyOf<Name extends OperationOf<'once'>> = Operations[Name]['reply']

/** How often a busy server is asked by itself, the first time included; then the person decides. */
const busyTriesMax = 10

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
function busyWaitMs(outcome: Outcome<unknown>): number | null {
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

/** Asks a busy server again, as long as the person means this and not something else by now. */
async function sendUntilHeard<Value>(
  matter: string,
  isMeant: () => boolean,
  send: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    for (let triesDone = 1; ; triesDone += 1) {
      const outcome = await send()
      const waitMs = busyWaitMs(outcome)
      if (waitMs === null || triesDone >= busyTriesMax || !isMeant()) return outcome
      if (!(await waitVisibly(matter, waitMs)) || !isMeant()) return outcome
      useBusyWait.getState().set({ matter, retryAtMs: null, cancel: () => undefined })
    }
  } finally {
    useBusyWait.getState().end(matter)
  }
}

interface Meant {
  intention: string
  isTheirs: () => boolean
  answer: Promise<unknown>
}

/** By matter: what the person meant last, while its answer is awaited. */
const meantLast = new Map<string, Meant>()

/** What was meant before about the same matter is heard first; it waits for no busy server any more. */
async function hearBefore(matter: string, before: Meant | undefined): Promise<void> {
  if (!before?.isTheirs()) return
  endWait(matter)
  await before.answer.catch(() => undefined)
}

function endWait(matter: string): void {
  for (const wait of useBusyWait.getState().waits) if (wait.matter === matter) wait.cancel()
}

/**
 * Sends one intention of one person about a matter, once: a second tap joins the first, and a repeat after a
 * network failure or a restart carries the same request id. Another intention about the same matter is sent after
 * the first is heard, so that the school ends with what was meant last. A busy server is asked again, with a countdown.
 */
export function once<Name extends OperationOf<'once'>>(
  name: Name,
  matter: string,
  request: Omit<RequestOf<Name>, 'requestId'>,
): Promise<Outcome<ReplyOf<Name>>> {
  const studentId = useSession.getState().person?.student?.id
  const intention = `${studentId}:${name}:${JSON.stringify(request)}`
  const before = meantLast.get(matter)
  if (before?.intention === intention && before.isTheirs()) return before.answer as Promise<Outcome<ReplyOf<Name>>>
  const isTheirs = samePerson()
  const answer = (async (): Promise<Outcome<ReplyOf<Name>>> => {
    await hearBefore(matter, before)
    if (!isTheirs()) return { ok: false, refusals: [{ code: 'session_required' }] }
    const requestId = await requestIdFor(matter, intention)
    const full = { ...request, requestId } as RequestOf<Name>
    const isMeant = () => meantLast.get(matter) === meant && isTheirs()
    const outcome = await sendUntilHeard(matter, isMeant, () => callCloud('once', name, full))
    if (isDecided(outcome)) forgetRequestId(matter, requestId)
    return outcome
  })()
  const meant: Meant = { intention, isTheirs, answer }
  meantLast.set(matter, meant)
  const forget = () => {
    if (meantLast.get(matter) === meant) meantLast.delete(matter)
  }
  answer.then(forget, forget)
  return answer
}
