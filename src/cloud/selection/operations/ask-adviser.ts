import type { SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import { courseFactsOf } from '../../../rules/selection/enrolment'
import type { Handler, StudentCall } from '../../call-context'
import type { Catalogue, CatalogueCourse } from '../../catalogue/tables/catalogue'
import { changeAsStudent } from '../../people/change-as'
import { addAdviserRequest } from '../tables/adviser-requests'

/**
 * Asks staff for an exception for sections of one course. Refuses `adviser_request_open` while one of the same kind
 * waits for its answer.
 */
export const askAdviser: Handler<'askAdviser', StudentCall> = async ({ requestId, kind, sectionIds, reason }, call) => {
  const { services, student, now } = call
  const found = courseOf(await services.catalogue.current(services.database), sectionIds)
  if (!('course' in found)) return { ok: false, refusals: found.refusals }
  const { course } = found
  const about = { studentId: student.id, courseId: course.id, sectionIds, kind, reason }
  return changeAsStudent(call, async (connection) => {
    const added = await addAdviserRequest(connection, { id: requestId, ...about, askedAt: now })
    if (added === 'open') return { ok: false, refusals: [{ code: 'adviser_request_open', ...courseFactsOf(course) }] }
    if (added === 'reused') return { ok: false, refusals: [{ code: 'request_id_reused' }] }
    return { ok: true, value: { id: requestId as string as AdviserRequestId } }
  })
}

function courseOf(
  { sections, courses }: Catalogue,
  sectionIds: readonly SectionId[],
): Pick<CatalogueCourse, 'course'> | { refusals: Refusal[] } {
  const unknown = sectionIds.filter((id) => !sections.has(id) || sections.get(id)?.isWithdrawn)
  if (unknown.length > 0) return { refusals: unknown.map((sectionId) => ({ code: 'section_not_found', sectionId })) }
  const courseIds = new Set(sectionIds.flatMap((id) => sections.get(id)?.courseId ?? []))
  const [courseId] = courseIds
  const offering = courseId === undefined ? undefined : courses.get(courseId)
  if (!offering || courseIds.size > 1) return { refusals: [{ code: 'sections_of_several_courses' }] }
  return offering
}
