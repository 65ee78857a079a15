import type { CourseSummary, Section } from '../../../contract/catalogue/course'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Operations } from '../../../contract/operations'
import type { WaitlistStanding } from '../../../contract/selection/enrolment'
import type { KeptPlan, PlanCheck, PlanItem } from '../../../contract/selection/plan'
import { read, set } from '../../calls/call'
import { newestNext } from '../../calls/newest-next'
import { once } from '../../calls/once'
import type { Outcome, Problem } from '../../calls/problem'
import { samePerson } from '../../calls/same-person'
import { serverNowMs, useInstitution } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { seatsOf, useLiveSeats } from '../stores/live-seats'
import { type PlannedCourse, usePlan } from '../stores/plan'
import { useSectionSearch } from '../stores/section-search'
import { useStudentTerm, waitedIds, waitingFor } from '../stores/student-term'
import { planStateOf } from '../text/plan-state'
import { recheckPlan } from './recheck-plan'
import { refreshStudentTerm } from './student-term'

/** The pause after an edit before the plan is saved, so that five quick taps save once. */
const saveAfterMs = 600

export type PlanReply = Operations['findPlans']['reply']
export type PlanPreferences = Operations['findPlans']['request']['preferences']

const itemsOf = ({ items }: PlanCheck): PlanItem[] =>
  items.map(({ course, sections }) => ({ courseId: course.id, sectionIds: sections.map(({ id }) => id) }))

function acceptCheck(check: KeptPlan): void {
  usePlan.getState().accept(check, serverNowMs())
  useLiveSeats.getState().accept(seatsOf(check.items.flatMap(({ sections }) => sections)), check.serverTime)
}

async function bring(): Promise<void> {
  const isTheirs = samePerson()
  const { begin, fail } = usePlan.getState()
  begin()
  const known = await knownTermId()
  if (!isTheirs()) return
  if ('problem' in known) return fail(known.problem)
  const { termId } = known
  const { check, isUnsaved, edits, revision } = usePlan.getState()
  const isOurs = isUnsaved && check?.termId === termId
  const outcome = isOurs
    ? await set('savePlan', { termId, revision, items: itemsOf(check) })
    : await read('getPlan', { termId })
  if (!isTheirs() || usePlan.getState().edits !== edits) return
  if (outcome.ok) acceptCheck(outcome.value)
  else fail(outcome)
}

/**
 * Brings the plan as the server has it, checked as of now; what was edited here and not kept yet is saved first. One at
 * a time; a saving that the network holds back for longer than the phone waits is told by its revision.
 */
export const refreshPlan = newestNext(bring)

let saving: ReturnType<typeof setTimeout> | undefined

/** Shows an edit at once, checked here, and saves it shortly after. */
function edit(items: readonly PlannedCourse[], removed?: { item: PlannedCourse; index: number }): void {
  const { check, edit: show } = usePlan.getState()
  if (!check) return
  show(recheckPlan(check, items, useStudentTerm.getState().copy?.enrolments ?? []), serverNowMs(), removed)
  clearTimeout(saving)
  const isTheirs = samePerson()
  saving = setTimeout(() => {
    if (isTheirs()) void refreshPlan()
  }, saveAfterMs)
}

const items = (): readonly PlannedCourse[] => usePlan.getState().check?.items ?? []

/** Puts a course with these sections at the end of the plan, or others in their place. Null when all is well. */
export async function addToPlan(course: CourseSummary, sections: readonly Section[]): Promise<Problem | null> {
  const { termId } = usePlan.getState().check ?? {}
  if (!termId || termId !== useInstitution.getState().currentTermId) await refreshPlan()
  const { check, problem } = usePlan.getState()
  if (!check) return problem ?? { failure: 'server' }
  const item = { course, sections: [...sections], isEnrolled: false, refusals: [] }
  const isThere = items().some((one) => one.course.id === course.id)
  edit(isThere ? items().map((one) => (one.course.id === course.id ? item : one)) : [...items(), item])
  return null
}

/** Takes a course out; `undoRemoval` puts it back where it was. */
export function removeFromPlan(courseId: CourseId): void {
  const index = items().findIndex(({ course }) => course.id === courseId)
  const item = items()[index]
  if (item)
    edit(
      items().filter((one) => one !== item),
      { item, index },
    )
}

export function undoRemoval(): void {
  const { removed } = usePlan.getState()
  if (!removed) return
  const back = [...items()]
  back.splice(removed.index, 0, removed.item)
  edit(back)
}

/** Moves a course one place up (-1) or down (1): what comes first is chosen first and gets the credits. */
export function moveInPlan(courseId: CourseId, step: -1 | 1): void {
  const order = [...items()]
  const from = order.findIndex(({ course }) => course.id === courseId)
  const [item] = order.splice(from, 1)
  if (!item || from < 0 || from + step < 0 || from + step > order.length) return
  order.splice(from + step, 0, item)
  edit(order)
}

/** Whether and how wished courses fit together, best first. */
export function findPlans(
  courseIds: readonly CourseId[],
  preferences: PlanPreferences,
): Promise<Outcome<PlanReply>> | null {
  const termId = usePlan.getState().check?.termId
  return termId ? read('findPlans', { termId, courseIds: [...courseIds], preferences }) : null
}

/** Takes over a plan that was found; courses it has no place for keep the sections they had. */
export function applyPlan(found: PlanReply['plans'][number], sections: PlanReply['sections']): void {
  const byId = new Map(sections.map((one) => [one.section.id, one.section]))
  const applied = items().map((item) => {
    const chosen = found.items.find(({ courseId }) => courseId === item.course.id)
    const meant = chosen?.sectionIds.flatMap((id) => byId.get(id) ?? [])
    return meant ? { ...item, sections: meant, refusals: [] } : item
  })
  edit(applied)
}

/** What would be sent: each course that can be chosen. What is in the way of the others is on their cards. */
export function toSubmit(check: PlanCheck | null): PlannedCourse[] {
  const term = useStudentTerm.getState()
  const isFree = (item: PlannedCourse) => planStateOf(item, waitedIds(term, item.course.id)) === 'free'
  return check?.items.filter(isFree) ?? []
}

/** Places in queues that would end with a submission, because other sections of their courses are planned. */
export async function endedBySubmitting(): Promise<WaitlistStanding[]> {
  if (useStudentTerm.getState().copy === null) await refreshStudentTerm()
  const term = useStudentTerm.getState()
  return toSubmit(usePlan.getState().check).flatMap(({ course }) => waitingFor(term, course.id) ?? [])
}

/** Chooses the planned courses in their order, each by itself; what came of it is kept in the store. */
export async function submitPlan({ keepsQueues }: { keepsQueues: boolean }): Promise<void> {
  const term = useStudentTerm.getState()
  const sent = toSubmit(usePlan.getState().check).filter(
    ({ course }) => !keepsQueues || waitingFor(term, course.id) === null,
  )
  if (sent.length === 0) return
  usePlan.getState().answer(null)
  const request = { items: sent.map(({ sections }): SectionId[] => sections.map(({ id }) => id)) }
  const outcome = await once('submitPlan', 'plan', request)
  if (outcome.ok) {
    const chosen = sent.filter(({ course }) =>
      outcome.value.items.some(({ courseId, refusals }) => courseId === course.id && refusals.length === 0),
    )
    const chosenIds = chosen.flatMap(({ sections }) => sections.map(({ id }) => id))
    useLiveSeats.getState().accept(outcome.value.seats ?? [], outcome.value.at)
    useSectionSearch.getState().markEnrolled(chosenIds, true)
    await Promise.all([refreshStudentTerm(), refreshPlan()])
  }
  const courses = sent.map(({ course }) => course)
  usePlan.getState().answer({ ...outcome, courses })
}
