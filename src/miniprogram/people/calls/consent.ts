import type { Person } from '../../../contract/people/person'
import { set } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { useInstitution } from '../../school/institution'
import { refreshInstitution } from '../../school/renew-institution'
import { useSession } from '../stores/session'

/** True when a call waits for the person's consent, also where the school has a new privacy text since. */
export function isConsentAsked(outcome: Outcome<unknown>): boolean {
  return 'refusals' in outcome && outcome.refusals.some(({ code }) => code === 'consent_required')
}

/**
 * Agrees to the privacy text in force, by the version that the screen names. Where the school has another one by now,
 * that is fetched, and the refusal `consent_required` is the answer: the person is asked once more.
 */
export async function agreeToPrivacy(version: string): Promise<Outcome<Person>> {
  const outcome = await set('agreeToPrivacy', { version })
  if (outcome.ok) useSession.getState().acceptPerson(outcome.value)
  else if (isConsentAsked(outcome)) await refreshInstitution()
  return outcome
}

/** The version of the privacy text in force, asked for when not known yet. */
export async function findPrivacyVersion(): Promise<Outcome<string>> {
  const problem = useInstitution.getState().institution ? null : await refreshInstitution()
  if (problem) return { ok: false, ...problem }
  return { ok: true, value: useInstitution.getState().institution?.privacyVersion ?? '' }
}
