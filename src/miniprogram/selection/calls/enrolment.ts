import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import { isGeneral } from '../../../rules/selection/general-refusals'
import { once } from '../../calls/once'
import type { Outcome } from '../../calls/problem'
import { useTodos } from '../../kit/stores/todos'
import { useLiveSeats } from '../stores/live-seats'
import { useSectionSearch } from '../stores/section-search'
import { useStudentTerm, waitingFor } from '../stores/student-term'
import { refreshStudentTerm } from './student-term'

/** What somebody in a queue can say. */
export type WaitlistAnswer = 'leaveWaitlist' | 'acceptOffer' | 'declineOffer'

type Change = Promise<Outcome<EnrolmentChange>>

const inOrder = (sectionIds: readonly SectionId[]) => [...sectionIds].sort((a, b) => a - b)

/** Shows at once what the server has confirmed. */
function markChange(taken: readonly SectionId[], left: readonly SectionId[]): void {
  const { markEnrolled } = useSectionSearch.getState()
  if (taken.length > 0) markEnrolled(taken, true)
  if (left.length > 0) markEnrolled(left, false)
}

/** {@link markChange}, and asks the server for the rest. */
function showChange(taken: readonly SectionId[], left: readonly SectionId[]): void {
  markChange(taken, left)
  void refreshStudentTerm()
}

/** The seats that an answer tells, whatever it is, are newer than what was known of them. */
function takeSeats(outcome: Outcome<EnrolmentChange>): void {
  const { accept } = useLiveSeats.getState()
  if (outcome.ok) accept(outcome.value.seats ?? [], outcome.value.at)
  for (const refusal of 'refusals' in outcome ? outcome.refusals : [])
    if ('counted' in refusal && refusal.counted) accept(refusal.counted.seats, refusal.counted.at)
}

/** A hold or the end of a round that an answer tells of concerns every screen, so all is asked for again. */
function noticed(outcome: Outcome<EnrolmentChange>): Outcome<EnrolmentChange> {
  takeSeats(outcome)
  if (outcome.ok || !('refusals' in outcome) || !outcome.refusals.some(isGeneral)) return outcome
  useSectionSearch.getState().doubt()
  void refreshStudentTerm()
  return outcome
}

/** Takes a seat in each of the sections, all or nothing. */
export async function selectSections(courseId: CourseId, sectionIds: readonly SectionId[]): Change {
  const outcome = noticed(await once('selectSections', String(courseId), { sectionIds: inOrder(sectionIds) }))
  if (outcome.ok) showChange(sectionIds, [])
  return outcome
}

/** Gives up the seats in a course. `sectionIds` are those held, for the list on the Courses screen. */
export async function dropCourse(courseId: CourseId, sectionIds: readonly SectionId[]): Change {
  const outcome = noticed(await once('dropCourse', String(courseId), { courseId }))
  if (outcome.ok) showChange([], sectionIds)
  return outcome
}

/** Waits in the queue of each of the sections. With `isAutomatic`, a seat that comes free is taken at once. */
export async function joinWaitlist(
  courseId: CourseId,
  sectionIds: readonly SectionId[],
  options: { isAutomatic: boolean; dropCourseId: CourseId | null },
): Change {
  const request = { sectionIds: inOrder(sectionIds), ...options }
  const outcome = noticed(await once('joinWaitlist', String(courseId), request))
  // The screen shows the place in the queue next, so it waits for it.
  if (outcome.ok) await refreshStudentTerm()
  return outcome
}

/** Leaves the queue of a course, or answers the seat that is offered. */
export async function answerWaitlist(
  name: WaitlistAnswer,
  courseId: CourseId,
  sectionIds: readonly SectionId[],
): Change {
  const { copy } = useStudentTerm.getState()
  const dropCourse = waitingFor({ copy }, courseId)?.dropCourse
  const left = copy?.enrolments.find(({ course }) => course.id === dropCourse?.id)?.sections ?? []
  const outcome = noticed(await once(name, String(courseId), { courseId }))
  if (!outcome.ok) return outcome
  useTodos.getState().settle((todo) => todo.code === 'seat_offered' && todo.course.id === courseId)
  if (name === 'acceptOffer')
    markChange(
      sectionIds,
      left.map(({ id }) => id),
    )
  // Who answered is shown the queues next, so the answer waits for them.
  await refreshStudentTerm()
  return outcome
}

/** Leaves one course, or one section of it, for other sections: both or neither. `leftIds` are the sections held. */
export async function swapCourse(
  courseId: CourseId,
  sectionIds: readonly SectionId[],
  dropCourseId: CourseId,
  leftIds: readonly SectionId[],
): Change {
  const request = { dropCourseId, sectionIds: inOrder(sectionIds) }
  const outcome = noticed(await once('swapCourse', String(courseId), request))
  if (!outcome.ok) return outcome
  markChange(
    sectionIds,
    leftIds.filter((id) => !sectionIds.includes(id)),
  )
  await refreshStudentTerm()
  return outcome
}
