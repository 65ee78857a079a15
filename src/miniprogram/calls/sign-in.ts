import Taro from '@tarojs/taro'
import type { Person } from '../../contract/people/person'
import type { PreviewPerson } from '../../contract/people/preview-person'
import { useAcceptDraft } from '../stores/accept-draft'
import { useAdviserRequests } from '../stores/adviser-requests'
import { useBindDraft } from '../stores/bind-draft'
import { useBusyWait } from '../stores/busy-wait'
import { useEnrolmentHistory } from '../stores/enrolment-history'
import { useGuardians } from '../stores/guardians'
import { useHatChoice } from '../stores/hat'
import { useLottery } from '../stores/lottery'
import { usePlan } from '../stores/plan'
import { useSectionSearch } from '../stores/section-search'
import { isSomebodyElse, useSession } from '../stores/session'
import { useStudentTerm } from '../stores/student-term'
import { useWardCopies } from '../stores/ward-copies'
import { single } from './call-cloud'
import { ownDeviceName } from './device'
import { untilInFront } from './foreground'
import type { Outcome } from './problem'
import { waitBeforeAnotherCode } from './retry'
import { endPerson } from './same-person'
import { sendRequest } from './transport'

const timeoutMs = 10_000

/** What another person left on this phone must not be seen by the next. */
export function forgetPerson(): void {
  endPerson()
  for (const wait of useBusyWait.getState().waits) wait.cancel()
  useSession.getState().forget()
  useStudentTerm.getState().forget()
  useSectionSearch.getState().forget()
  usePlan.getState().forget()
  useEnrolmentHistory.getState().forget()
  useAdviserRequests.getState().forget()
  useLottery.getState().forget()
  useHatChoice.getState().forget()
  useGuardians.getState().forget()
  useWardCopies.getState().forget()
  useAcceptDraft.getState().forget()
  useBindDraft.getState().forget()
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
