import type { Operations } from '../../contract/operations'
import type { TermId } from '../../contract/school/ids'
import { read } from '../calls/call'
import type { Outcome, Problem } from '../calls/problem'
import { isInstitutionDue, useInstitution } from './institution'

let askingInstitution: Promise<Problem | null> | null = null

type Told = Operations['getInstitution']['reply']

/**
 * Renews what is known of the school; who asks meanwhile gets the same answer. Null when all is well. `ask` is another
 * call that tells it.
 */
export function refreshInstitution(
  ask: () => Promise<Outcome<Told>> = () => read('getInstitution', {}),
): Promise<Problem | null> {
  askingInstitution ??= askInstitution(ask).finally(() => {
    askingInstitution = null
  })
  return askingInstitution
}

async function askInstitution(ask: () => Promise<Outcome<Told>>): Promise<Problem | null> {
  const outcome = await ask()
  if (outcome.ok) useInstitution.getState().accept(outcome.value, Date.now())
  else useInstitution.getState().failed(Date.now())
  return outcome.ok ? null : outcome
}

/**
 * The current term, asked for when not yet known; that the school has none is a problem like any other. What is known of the school is
 * renewed beside it when it grows old, at the school's midnight, and after a refusal that says it has changed.
 */
export async function knownTermId(): Promise<{ termId: TermId } | { problem: Problem }> {
  const known = useInstitution.getState()
  if (known.currentTermId) {
    if (isInstitutionDue(known, Date.now())) void refreshInstitution()
    return { termId: known.currentTermId }
  }
  const problem = await refreshInstitution()
  const termId = useInstitution.getState().currentTermId
  if (problem === null && termId !== null) return { termId }
  return { problem: problem ?? { refusals: [{ code: 'term_not_found' }] } }
}
