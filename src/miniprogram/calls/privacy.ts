import { callCloud } from './call-cloud'
import { forgetMyData } from './my-data'
import type { Outcome } from './problem'
import { forgetPerson } from './sign-in'

/** Leaves for good: the server erases the person, and the phone forgets everything it holds of them. */
export async function leave(): Promise<Outcome<unknown>> {
  const outcome = await callCloud('leave', {})
  if (!outcome.ok) return outcome
  forgetPerson()
  forgetMyData()
  return outcome
}
