import type { StudentId } from '../../contract/people/ids'
import type { Person } from '../../contract/people/person'
import { activeWards } from '../format/hats'
import { serverNowMs } from '../stores/institution'
import { useSession } from '../stores/session'
import { isClosedToMe, useWardCopies } from '../stores/ward-copies'
import { answerOrder } from './answer-order'
import { read } from './call-cloud'
import { knownTermId } from './catalogue'
import { refreshPerson } from './person'
import type { Problem } from './problem'

/** Lets go of what is no longer shared with the person. */
export function forgetWhatIsClosed(person: Person): void {
  const wards = activeWards(person)
  const sharing = (scope: 'timetable' | 'results') =>
    wards.filter(({ scopes }) => scopes.includes(scope)).map(({ student }) => student.id)
  const own = person.student ? [person.student.id] : []
  useWardCopies.getState().keepOnly('term', sharing('timetable'))
  useWardCopies.getState().keepOnly('results', [...own, ...sharing('results')])
}

/** Renews what the person is here, and lets go of what is closed to them by now. Null when all is well. */
export async function refreshWards(): Promise<Problem | null> {
  const problem = await refreshPerson()
  const { person } = useSession.getState()
  if (person) forgetWhatIsClosed(person)
  return problem
}

/** What a refusal tells of the wards may have changed more than the one thing asked for. */
function failed(kind: 'term' | 'results', studentId: StudentId, problem: Problem): void {
  useWardCopies.getState().fail(kind, studentId, problem)
  if (isClosedToMe(problem)) void refreshWards()
}

const copyAsks = answerOrder()

/** Renews the copy of a ward's term; on failure the last good copy stays and the problem stands beside it. */
export async function refreshWardTerm(studentId: StudentId): Promise<void> {
  const known = await knownTermId()
  if ('problem' in known) return failed('term', studentId, known.problem)
  if (known.termId === null) return failed('term', studentId, { refusals: [{ code: 'term_not_found' }] })
  const { termId } = known
  const outcome = await copyAsks(() => read('getStudentTerm', { termId, studentId }), `term ${studentId}`)
  if (!outcome) return
  if (outcome.ok) useWardCopies.getState().accept('term', studentId, outcome.value, serverNowMs())
  else failed('term', studentId, outcome)
}

/** Renews what came of the courses of a ward, or of the own ones. */
export async function refreshResults(studentId: StudentId): Promise<void> {
  const outcome = await copyAsks(() => read('getResults', { studentId }), `results ${studentId}`)
  if (!outcome) return
  if (outcome.ok) useWardCopies.getState().accept('results', studentId, outcome.value.results, serverNowMs())
  else failed('results', studentId, outcome)
}
