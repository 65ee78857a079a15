import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
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
  const outcome = await termAsks(() => read('getStudentTerm', { termId }))
  if (!outcome) return
  if (outcome.ok) store.accept(outcome.value, serverNowMs())
  else store.fail(outcome)
}
