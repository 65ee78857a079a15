import type { StudentId } from '../../../contract/people/ids'
import type { Person } from '../../../contract/people/person'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import type { Outcome, Problem } from '../../calls/problem'
import { refreshPerson } from '../../people/calls/person'
import { useSession } from '../../people/stores/session'
import { activeWards } from '../../people/text/hats'
import { serverNowMs } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { isClosedToMe, useWardCopies } from '../stores/ward-copies'

/** Lets go of what is no longer shared with the person. */
function forgetWhatIsClosed(person: Person): void {
  const wards = activeWards(person)
  const sharing = (scope: 'timetable' | 'results') =>
    wards.filter(({ scopes }) => scopes.includes(scope)).map(({ student }) => student.id)
  const own = person.student ? [person.student.id] : []
  useWardCopies.getState().keepOnly('term', sharing('timetable'))
  useWardCopies.getState().keepOnly('results', [...own, ...sharing('results')])
}

function followSession({ person }: { person: Person | null }): void {
  if (person) forgetWhatIsClosed(person)
}

// Every answer that tells who somebody is here tells what is shared with them by now; one may have come before this
// was loaded.
followSession(useSession.getState())
useSession.subscribe(followSession)

/** What a refusal tells of the wards may have changed more than the one thing asked for. */
function failed(kind: 'term' | 'results', studentId: StudentId, problem: Problem): void {
  useWardCopies.getState().fail(kind, studentId, problem)
  if (isClosedToMe(problem)) void refreshPerson()
}

const copyAsks = answerOrder()

/** Renews the copy of a ward's term; on failure the last good copy stays and the problem stands beside it. */
export async function refreshWardTerm(studentId: StudentId): Promise<void> {
  const known = await knownTermId()
  if ('problem' in known) return failed('term', studentId, known.problem)
  const { termId } = known
  await hearWardTerm(studentId, () => read('getStudentTerm', { termId, studentId }))
}

/** Takes a ward's term from a call that tells it. */
export async function hearWardTerm(studentId: StudentId, ask: () => Promise<Outcome<StudentTerm>>): Promise<void> {
  const outcome = await copyAsks(ask, `term ${studentId}`)
  if (!outcome) return
  if (outcome.ok) useWardCopies.getState().accept('term', studentId, outcome.value, serverNowMs())
  else failed('term', studentId, outcome)
}

/** A copy older than this is renewed when a screen that shows it comes to the front. */
const staleAfterMs = 20_000

/** Renews the copy of a ward's term unless it was asked for a moment ago. */
export function renewStaleWardTerm(studentId: StudentId): void {
  if (!copyAsks.isRecent(staleAfterMs, `term ${studentId}`)) void refreshWardTerm(studentId)
}

/** Renews what came of the courses of a ward, or of the own ones. */
export async function refreshResults(studentId: StudentId): Promise<void> {
  const outcome = await copyAsks(() => read('getResults', { studentId }), `results ${studentId}`)
  if (!outcome) return
  if (outcome.ok) useWardCopies.getState().accept('results', studentId, outcome.value.results, serverNowMs())
  else failed('results', studentId, outcome)
}
