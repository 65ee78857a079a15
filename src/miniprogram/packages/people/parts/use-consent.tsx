import { type ReactElement, useRef, useState } from 'react'
import type { Outcome } from '../../../calls/problem'
import { isConsentAsked } from '../../../people/calls/consent'
import { useSession } from '../../../people/stores/session'
import { useInstitution } from '../../../school/institution'
import { ConsentSheet } from './consent-sheet'

export interface Consent {
  /** Asks for the consent where it is still missing; false when the person does not give it. */
  ensure(): Promise<boolean>
  /** Sends what needs the consent, and asks for it first; also when the server says that there is a new text. */
  withConsent<Value>(send: () => Promise<Outcome<Value>>): Promise<Outcome<Value>>
  /** The sheet while it is open; a screen draws it last. */
  sheet: ReactElement | null
}

/** The consent to the privacy text, asked for at the moment it is needed. */
export function useConsent(): Consent {
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(isAgreed: boolean) => void>(() => undefined)
  const ask = () => {
    setOpen(true)
    return new Promise<boolean>((resolve) => {
      answer.current = (isAgreed) => {
        setOpen(false)
        resolve(isAgreed)
      }
    })
  }
  const ensure = async () => useSession.getState().person?.hasConsent === true || (await ask())
  const withConsent = async <Value,>(send: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
    if (!(await ensure())) return withheld()
    const outcome = await send()
    if (!isConsentAsked(outcome)) return outcome
    return (await ask()) ? send() : outcome
  }
  const sheet = isOpen ? (
    <ConsentSheet onAgreed={() => answer.current(true)} onClose={() => answer.current(false)} />
  ) : null
  return { ensure, withConsent, sheet }
}

/** What the server would have said, had it been asked. */
function withheld(): { ok: false; refusals: [{ code: 'consent_required'; version: string }] } {
  const version = useInstitution.getState().institution?.privacyVersion ?? ''
  return { ok: false, refusals: [{ code: 'consent_required', version }] }
}
