import Taro from '@tarojs/taro'
import type { Operations } from '../../../contract/operations'
import type { Refusal } from '../../../contract/refusal'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { useTodos } from '../../kit/stores/todos'
import { refreshPerson } from '../../people/calls/person'
import { useHatChoice } from '../../people/stores/hat'
import { useSession } from '../../people/stores/session'
import { effectiveHat, wardOfHat } from '../../people/text/hats'
import { refreshInstitution } from '../../school/renew-institution'
import { useSystem } from '../../shell/system'
import { useStudentTerm } from '../stores/student-term'
import { hearStudentTerm } from './student-term'
import { hearWardTerm } from './wards'

type Start = Operations['getStart']['reply']

/** Who comes back within this finds everything as it was. */
const staleAfterMs = 20_000

const startAsks = answerOrder()

function part<Value>(start: Outcome<Start>, take: (value: Start) => Value): Outcome<Value> {
  return start.ok ? { ok: true, value: take(start.value) } : start
}

/** A term that the start tells, or why there is none. */
function termIn(
  start: Outcome<Start>,
  take: (value: Start) => StudentTerm | null | undefined,
  whyNone: Refusal,
): Outcome<StudentTerm> {
  if (!start.ok) return start
  const term = take(start.value)
  if (term) return { ok: true, value: term }
  return { ok: false, refusals: [start.value.currentTermId === null ? { code: 'term_not_found' } : whyNone] }
}

const noStudent: Refusal = { code: 'student_required' }
const closed: Refusal = { code: 'scope_closed', scope: 'timetable' }

/**
 * Renews in one call what every screen is about: the school, the person, and the term of the student or ward who is
 * looked at. Each part keeps its own order with the calls that tell it alone.
 */
export async function refreshStart(): Promise<void> {
  const { token, person } = useSession.getState()
  if (token === null) return
  const ward = wardOfHat(person, effectiveHat(person, useHatChoice.getState().chosen))
  const shared = ward?.scopes.includes('timetable') ? ward.student : null
  const asked = read('getStart', shared ? { wardId: shared.id } : {})
  if (person?.student) useStudentTerm.getState().begin()
  useTodos.getState().begin()
  await Promise.all([
    hearTodos(asked),
    refreshInstitution(async () => asked),
    refreshPerson(async () => part(await asked, (start) => start.person)),
    hearStudentTerm(async () => termIn(await asked, ({ term }) => term, noStudent)),
    shared && hearWardTerm(shared.id, async () => termIn(await asked, ({ ward }) => ward?.term, closed)),
  ])
}

async function hearTodos(asked: Promise<Outcome<Start>>): Promise<void> {
  const outcome = await startAsks(() => asked)
  if (outcome?.ok) useTodos.getState().accept(outcome.value.todos)
  else if (outcome) useTodos.getState().fail(outcome)
}

/** Renews it unless it was asked for a moment ago, and nothing was done since. */
export function renewStaleStart(): void {
  // What is looked at from Moments is for nobody in particular.
  if (useSystem.getState().isSinglePage) return
  if (useTodos.getState().isOutdated || !startAsks.isRecent(staleAfterMs)) void refreshStart()
}

/** Asks for it when the applet is opened or comes back to the front, when somebody signs in or changes the hat. */
export function watchStart(): void {
  Taro.onAppShow?.(renewStaleStart)
  useSession.subscribe(({ token }, before) => {
    if (token !== null && token !== before.token) void refreshStart()
  })
  // Another hat looks at another ward.
  useHatChoice.subscribe(() => void refreshStart())
  renewStaleStart()
}
