import Taro from '@tarojs/taro'
import type { Person } from '../../../contract/people/person'
import type { PreviewPerson } from '../../../contract/people/preview-person'
import { useBusyWait } from '../../calls/busy-wait'
import { single } from '../../calls/call'
import { untilInFront } from '../../calls/foreground'
import type { Outcome } from '../../calls/problem'
import { waitBeforeAnotherCode } from '../../calls/retry'
import { endPerson } from '../../calls/same-person'
import { sendRequest } from '../../calls/transport'
import { forgetPersonal } from '../../kit/stores/personal'
import { isSomebodyElse, useSession } from '../stores/session'
import { ownDeviceName } from './device'

const timeoutMs = 10_000

/** What another person left on this phone must not be seen by the next. */
export function forgetPerson(): void {
  endPerson()
  for (const wait of useBusyWait.getState().waits) wait.cancel()
  useSession.getState().forget()
  forgetPersonal()
}

async function signInWithCode(code: string, previewOpenid?: string): Promise<Outcome<Person>> {
  const device = ownDeviceName()
  const outcome = await single('signIn', { code, ...(device !== null && { device }) })
  if (!outcome.ok) return outcome
  if (isSomebodyElse(useSession.getState().lastMark, outcome.value.person)) forgetPerson()
  useSession.getState().accept(outcome.value, previewOpenid)
  return { ok: true, value: outcome.value.person }
}

async function signInOnce(): Promise<Outcome<Person>> {
  try {
    const { code } = await Taro.login()
    return await signInWithCode(code)
  } catch {
    return { ok: false, failure: 'offline' }
  }
}

/** Signs in as the person whose WeChat this is; where another login code helps, with another one, once. */
export async function signInByWeChat(): Promise<Outcome<Person>> {
  const outcome = await signInOnce()
  const waitMs = outcome.ok ? null : waitBeforeAnotherCode(outcome)
  if (waitMs === null) return outcome
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  await untilInFront()
  return signInOnce()
}

/** Everybody one can be in the preview. */
export async function findPreviewPeople(): Promise<Outcome<PreviewPerson[]>> {
  const answer = await sendRequest({ path: '/sandbox/people', method: 'GET', timeoutMs })
  if ('failure' in answer) return { ok: false, failure: answer.failure }
  return Array.isArray(answer.body)
    ? { ok: true, value: answer.body as PreviewPerson[] }
    : { ok: false, failure: 'server' }
}

/** Signs in as somebody of the preview. */
export async function signInAs(person: PreviewPerson): Promise<Outcome<Person>> {
  const body = { openid: person.openid }
  const answer = await sendRequest({ path: '/sandbox/login-codes', method: 'POST', body, timeoutMs })
  if ('failure' in answer) return { ok: false, failure: answer.failure }
  const reply = answer.body
  if (typeof reply !== 'object' || reply === null || !('code' in reply)) return { ok: false, failure: 'server' }
  return signInWithCode(String(reply.code), person.openid)
}

/** Ends the session here at once; the server is told, but not waited for. */
export async function signOut(): Promise<void> {
  const told = single('signOut', {})
  forgetPerson()
  await told
}
