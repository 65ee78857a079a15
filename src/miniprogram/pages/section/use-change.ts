import { useState } from 'react'
import type { EnrolmentChange } from '../../../contract/enrolment'
import type { Outcome } from '../../calls/problem'

export type ChangeKind = 'choose' | 'drop' | 'wait' | 'swap'

export type ChangeState =
  | { status: 'none' }
  | { status: 'busy'; kind: ChangeKind }
  | { status: 'answered'; kind: ChangeKind; outcome: Outcome<EnrolmentChange> }

/** The change that the person has asked for: under way, then answered. */
export function useChange(reload: () => Promise<void>) {
  const [change, setChange] = useState<ChangeState>({ status: 'none' })
  const run = async (kind: ChangeKind, send: () => Promise<Outcome<EnrolmentChange>>) => {
    if (change.status === 'busy') return
    setChange({ status: 'busy', kind })
    const outcome = await send()
    // The truth of the seats first, then the words about it: nothing on the screen contradicts them.
    await reload()
    setChange({ status: 'answered', kind, outcome })
  }
  return { change, run, clear: () => setChange({ status: 'none' }) }
}
