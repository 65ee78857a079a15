import type { OperationName } from '../../contract/operation-kinds'
import type { Operations } from '../../contract/operations'
import type { Reply } from '../../contract/refusal'
import { useInstitution } from '../stores/institution'
import { useSession } from '../stores/session'
import { leaveToSignIn } from './leave-to-sign-in'
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
): Promise<Outcome<Operations[Name]['reply']>> {
  const startMs = Date.now()
  const { token } = useSession.getState()
  const answer = await sendRequest({ path: `/api/${name}`, method: 'POST', body: request, token, timeoutMs })
  if ('failure' in answer) return { ok: false, failure: answer.failure }
  if (!isReply(answer.body)) return { ok: false, failure: 'server' }
  if (answer.body.ok) noticeServerTime(answer.body.value, Date.now() - startMs)
  return answer.body as Outcome<Operations[Name]['reply']>
}

/**
 * Calls one operation of the backend. A network failure is told apart from a refusal; what may be repeated is
 * tried up to three times with the same body, so with the same request id. A session that has ended leads to
 * the sign-in screen and back.
 */
export async function callCloud<Name extends OperationName>(
  name: Name,
  request: Operations[Name]['request'],
): Promise<Outcome<Operations[Name]['reply']>> {
  for (let triesDone = 1; ; triesDone += 1) {
    const outcome = await callOnce(name, request)
    if (outcome.ok) return outcome
    const waitMs = waitBeforeRetry(name, outcome, triesDone, Math.random())
    if (waitMs === null) {
      const isSessionOver =
        'refusals' in outcome &&
        outcome.refusals.some(({ code }) => code === 'session_expired' || code === 'session_required')
      // Who is on the way out is not asked to come in.
      if (isSessionOver && name !== 'signOut' && name !== 'leave') {
        useSession.getState().forget()
        leaveToSignIn()
      }
      return outcome
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}
