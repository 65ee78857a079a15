import type { Operations } from '../../../contract/operations'
import type { Person } from '../../../contract/people/person'
import { single } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { sendRequest } from '../../calls/transport'
import { useBindDraft } from '../stores/bind-draft'
import { useHatChoice } from '../stores/hat'
import { useSession } from '../stores/session'
import { activeWards } from '../text/hats'

const timeoutMs = 10_000

/** As what somebody binds; the other relations stay as they are. */
export type BindingAs = 'student' | 'guardian' | 'staff'

/** Takes over what the person is by now, and puts on the hat that was just bound. */
function wear(person: Person, as: BindingAs): void {
  useSession.getState().acceptPerson(person)
  const [ward] = activeWards(person)
  const { choose } = useHatChoice.getState()
  if (as === 'student' && person.student) choose({ is: 'student' })
  if (as === 'guardian' && ward) choose({ is: 'guardian', studentId: ward.student.id })
  if (as === 'staff' && person.staff) choose({ is: 'staff' })
}

/** Binds the person to the student they prove to be. The draft goes once it is done. */
export async function bindStudent(request: Operations['bindStudent']['request']): Promise<Outcome<Person>> {
  const outcome = await single('bindStudent', request)
  if (!outcome.ok) return outcome
  wear(outcome.value, 'student')
  useBindDraft.getState().forget()
  return outcome
}

/** Binds the person to whatever the school has under the phone number that WeChat's code stands for. */
export async function bindByPhone(
  code: string,
  as: 'guardian' | 'staff',
): Promise<Outcome<Operations['bindByPhone']['reply']>> {
  const outcome = await single('bindByPhone', { code })
  if (outcome.ok) wear(outcome.value.person, as)
  return outcome
}

/** Takes the place on the staff that the code is for. */
export async function acceptStaffInvitation(code: string): Promise<Outcome<Person>> {
  const outcome = await single('acceptStaffInvitation', { code })
  if (outcome.ok) wear(outcome.value, 'staff')
  return outcome
}

/** The code that WeChat would give for the phone number, from its stand-in in the preview; null without a phone. */
export async function findPreviewPhoneCode(): Promise<Outcome<string | null>> {
  const body = { openid: useSession.getState().previewOpenid }
  const answer = await sendRequest({ path: '/sandbox/phone-codes', method: 'POST', body, timeoutMs })
  if ('failure' in answer) return { ok: false, failure: answer.failure }
  if (answer.status === 404) return { ok: true, value: null }
  const reply = answer.body
  if (typeof reply !== 'object' || reply === null || !('code' in reply)) return { ok: false, failure: 'server' }
  return { ok: true, value: String(reply.code) }
}
