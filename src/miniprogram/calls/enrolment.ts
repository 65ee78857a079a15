import type { EnrolmentChange } from '../../contract/enrolment'
import type { CourseId, RequestId, SectionId } from '../../contract/ids'
import type { RefusalCode } from '../../contract/refusal'
import { useSectionSearch } from '../stores/section-search'
import { useSession } from '../stores/session'
import { callCloud } from './call-cloud'
import { refreshStudentTerm } from './catalogue'
import { forgetRequestId, requestIdFor } from './pending-requests'
import type { Outcome } from './problem'

/** Refusals that leave open whether the request was decided, or say that it was not: the id is used again. */
const undecided: readonly RefusalCode[] = [
  'busy',
  'internal_error',
  'session_required',
  'session_expired',
  'login_unavailable',
]

function isDecided(outcome: Outcome<unknown>): boolean {
  if (outcome.ok) return true
  return 'refusals' in outcome && !outcome.refusals.some(({ code }) => undecided.includes(code))
}

const underWay = new Map<CourseId, Promise<Outcome<EnrolmentChange>>>()

/** One change a course at a time: a second tap joins the first. */
function changeOnce(
  courseId: CourseId,
  intention: string,
  send: (requestId: RequestId) => Promise<Outcome<EnrolmentChange>>,
): Promise<Outcome<EnrolmentChange>> {
  const running = underWay.get(courseId)
  if (running) return running
  const change = (async () => {
    try {
      const studentId = useSession.getState().person?.student?.id
      const outcome = await send(await requestIdFor(courseId, `${studentId}:${intention}`))
      if (isDecided(outcome)) forgetRequestId(courseId)
      return outcome
    } finally {
      underWay.delete(courseId)
    }
  })()
  underWay.set(courseId, change)
  return change
}

/** Takes a seat in each of the sections, all or nothing. Tapping again after a network failure repeats the same request. */
export async function selectSections(
  courseId: CourseId,
  sectionIds: readonly SectionId[],
): Promise<Outcome<EnrolmentChange>> {
  const inOrder = [...sectionIds].sort((a, b) => a - b)
  const outcome = await changeOnce(courseId, `select:${inOrder.join(',')}`, (requestId) =>
    callCloud('selectSections', { requestId, sectionIds: inOrder }),
  )
  if (outcome.ok) {
    useSectionSearch.getState().markEnrolled(inOrder, true)
    void refreshStudentTerm()
  }
  return outcome
}

/** Gives up the seats in a course. `sectionIds` are those held, for the list on the Courses screen. */
export async function dropCourse(
  courseId: CourseId,
  sectionIds: readonly SectionId[],
): Promise<Outcome<EnrolmentChange>> {
  const outcome = await changeOnce(courseId, 'drop', (requestId) => callCloud('dropCourse', { requestId, courseId }))
  if (outcome.ok) {
    useSectionSearch.getState().markEnrolled(sectionIds, false)
    void refreshStudentTerm()
  }
  return outcome
}
