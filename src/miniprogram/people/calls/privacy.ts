import { single } from '../../calls/call'
import { forgetFile } from '../../calls/hand-over-file'
import type { Outcome } from '../../calls/problem'
import { forgetPerson } from './sign-in'

/** True after a try to leave whose answer was lost: the server may have done it. */
let isPerhapsGone = false

/**
 * Leaves for good: the server erases the person, and the phone forgets everything it holds of them. A session that is
 * gone when leaving is tried again after a lost answer has left with its person.
 */
export async function closeAccount(): Promise<Outcome<unknown>> {
  const outcome = await single('closeAccount', {})
  const isSessionGone =
    !outcome.ok && 'refusals' in outcome && outcome.refusals.some(({ code }) => code === 'session_required')
  const hasLeft = outcome.ok || (isPerhapsGone && isSessionGone)
  isPerhapsGone = !hasLeft && 'failure' in outcome
  if (!hasLeft) return outcome
  forgetPerson()
  forgetFile('my-data')
  forgetFile('staff-table')
  return { ok: true, value: {} }
}
