import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { AdviserRequest, AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import { answerOrder } from '../../calls/answer-order'
import { read, set } from '../../calls/call'
import { once } from '../../calls/once'
import type { Outcome } from '../../calls/problem'
import { serverNowMs } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { useAdviserRequests } from '../stores/adviser-requests'
import { answerWaitlist, selectSections } from './enrolment'
import { refreshStudentTerm } from './student-term'

/** What a request is about, for its draft and its request id. */
export const adviserMatter = (kind: AdviserRequestKind, courseId: CourseId) => `adviser:${kind}:${courseId}`

const requestAsks = answerOrder()

/** Brings the requests of the current term with their answers; on failure the last good copy stays. */
export async function refreshAdviserRequests(): Promise<void> {
  const { begin, accept, fail } = useAdviserRequests.getState()
  begin()
  const known = await knownTermId()
  if ('problem' in known) return fail(known.problem)
  const { termId } = known
  const outcome = await requestAsks(() => read('getAdviserRequests', { termId }))
  if (!outcome) return
  if (outcome.ok) accept(termId, outcome.value.requests, serverNowMs())
  else fail(outcome)
}

/** Asks for an exception. The draft goes once the school has the request. */
export async function askAdviser(request: {
  kind: AdviserRequestKind
  courseId: CourseId
  sectionIds: readonly SectionId[]
  reason: string
}): Promise<Outcome<{ id: AdviserRequestId }>> {
  const { kind, courseId, reason } = request
  const matter = adviserMatter(kind, courseId)
  const sectionIds = [...request.sectionIds].sort((a, b) => a - b)
  const outcome = await once('askAdviser', matter, { kind, sectionIds, reason: reason.trim() })
  if (!outcome.ok) return outcome
  useAdviserRequests.getState().draft(matter, '')
  await refreshAdviserRequests()
  return outcome
}

/** Takes an open request back. */
export async function withdrawAdviserRequest(id: AdviserRequestId): Promise<Outcome<unknown>> {
  const outcome = await set('withdrawAdviserRequest', { id })
  if (outcome.ok) await refreshAdviserRequests()
  return outcome
}

/** Makes use of a granted request: takes the seat that was added, else chooses the sections it was for. */
export async function applyGrantedRequest({
  kind,
  course,
  sections,
}: AdviserRequest): Promise<Outcome<EnrolmentChange>> {
  const sectionIds = sections.map(({ id }) => id)
  const outcome =
    kind === 'section_full'
      ? await answerWaitlist('acceptOffer', course.id, sectionIds)
      : await selectSections(course.id, sectionIds)
  if (outcome.ok) await Promise.all([refreshAdviserRequests(), refreshStudentTerm()])
  return outcome
}
