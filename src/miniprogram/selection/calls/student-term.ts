import type { StudentTerm } from '../../../contract/selection/enrolment'
import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { useSession } from '../../people/stores/session'
import { serverNowMs } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { useStudentTerm } from '../stores/student-term'

const termAsks = answerOrder()

/** Renews the copy of the student's term; on failure the last good copy stays and the problem stands beside it. */
export async function refreshStudentTerm(): Promise<void> {
  const store = useStudentTerm.getState()
  const { person } = useSession.getState()
  // Guardians and staff look at the courses too; they have no term of their own to ask for.
  if (person !== null && person.student === null) return store.fail({ refusals: [{ code: 'student_required' }] })
  store.begin()
  const known = await knownTermId()
  if ('problem' in known) return store.fail(known.problem)
  const { termId } = known
  await hearStudentTerm(() => read('getStudentTerm', { termId }))
}

/** Takes the student's term from a call that tells it. */
export async function hearStudentTerm(ask: () => Promise<Outcome<StudentTerm>>): Promise<void> {
  const outcome = await termAsks(ask)
  if (!outcome) return
  const store = useStudentTerm.getState()
  if (outcome.ok) store.accept(outcome.value, serverNowMs())
  else store.fail(outcome)
}

/** Renews the copy unless it was asked for within so many milliseconds. */
export function renewStudentTermOlderThan(ageMs: number): void {
  if (useSession.getState().token !== null && !termAsks.isRecent(ageMs)) void refreshStudentTerm()
}
