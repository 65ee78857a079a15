import type { OperationName, OperationOf, Operations, operations } from '../../contract/operations'
import type { RefusalCode, Reply } from '../../contract/refusal'
import { useTodos } from '../kit/stores/todos'
import { useSession } from '../people/stores/session'
import { useInstitution } from '../school/institution'
import { leaveToSignIn } from '../shell/leave-to-sign-in'
import { untilInFront } from './foreground'
import { hearPace } from './poll-pace'
import type { Outcome } from './problem'
import { waitBeforeRetry } from './retry'
import { sendRequest } from './transport'

const timeoutMs = 10_000

/** The backend is ours and checks itself; here only the outer form is looked at, which a proxy's page lacks. */
function isReply(body: unknown): body is Reply<unknown> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false
  return body.ok === true ? 'value' in body : 'refusals' in body && Array.isArray(body.refusals)
}

function noticeServerTime(value: unknown, roundTripMs: number): void {
  if (typeof value === 'object' && value !== null && 'serverTime' in value && typeof value.serverTime === 'string')
    useInstitution.getState().noticeServerTime(value.serverTime, roundTripMs)
}

async function callOnce<Name extends OperationName>(
  name: Name,
  request: Operations[Name]['request'],
  token: string | null,
): Promise<Outcome<Operations[Name]['reply']>> {
  const startMs = Date.now()
  const answer = await sendRequest({ path: `/api/${name}`, method: 'POST', body: request, token, timeoutMs })
  if ('failure' in answer) return { ok: false, failure: answer.failure }
  hearPace(answer.headers)
  if (!isReply(answer.body)) return { ok: false, failure: 'server' }
  if (answer.body.ok) noticeServerTime(answer.body.value, Date.now() - startMs)
  return answer.body as Outcome<Operations[Name]['reply']>
}

const sessionIsOver: readonly RefusalCode[] = ['session_expired', 'session_required']
/** What the phone knows of the school led to these: its term is gone, or there is a new privacy text. */
const schoolHasChanged: readonly RefusalCode[] = ['term_not_found', 'consent_required']

function hasRefusal(outcome: Outcome<unknown>, codes: readonly RefusalCode[]): boolean {
  return 'refusals' in outcome && outcome.refusals.some(({ code }) => codes.includes(code))
}

/**
 * Calls one operation of the backend. A network failure is told apart from a refusal; what may be repeated is
 * tried up to three times with the same body, so with the same request id, as long as the session is the one it was
 * meant in. A session that has ended leads to the sign-in screen and back.
 */
export async function callCloud<Name extends OperationName>(
  repeat: (typeof operations)[Name]['repeat'],
  name: Name,
  request: Operations[Name]['request'],
): Promise<Outcome<Operations[Name]['reply']>> {
  const { token } = useSession.getState()
  const isSameSession = () => useSession.getState().token === token
  for (let triesDone = 1; ; triesDone += 1) {
    const outcome = await callOnce(name, request, token)
    if (outcome.ok) {
      // What was done may have been one of the things that wait.
      if (repeat !== 'read') useTodos.getState().doubt()
      return outcome
    }
    if (hasRefusal(outcome, schoolHasChanged)) useInstitution.getState().doubt()
    const waitMs = waitBeforeRetry(repeat, outcome, triesDone, Math.random())
    if (waitMs === null) {
      // Who is on the way out is not asked to come in, and an old session's end is not the new one's.
      const isGoing = name === 'signOut' || name === 'closeAccount'
      if (!isGoing && isSameSession() && hasRefusal(outcome, sessionIsOver)) {
        useSession.getState().forget()
        leaveToSignIn()
      }
      return outcome
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    await untilInFront()
    // What one person meant is never sent for another who signed in meanwhile.
    if (!isSameSession()) return outcome
  }
}

type Answer<Name extends OperationName> = Promise<Outcome<Operations[Name]['reply']>>

/** Asks for something; changes nothing. */
export function read<Name extends OperationOf<'read'>>(name: Name, request: Operations[Name]['request']): Answer<Name> {
  return callCloud('read', name, request)
}

/** Puts something as it is to be, however often it is sent. */
export function set<Name extends OperationOf<'set'>>(name: Name, request: Operations[Name]['request']): Answer<Name> {
  return callCloud('set', name, request)
}

/** Does what must not be sent twice. What may, under an id of its own, is `once`. */
export function single<Name extends OperationOf<'single'>>(
  name: Name,
  request: Operations[Name]['request'],
): Answer<Name> {
  return callCloud('single', name, request)
}
