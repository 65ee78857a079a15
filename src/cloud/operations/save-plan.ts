import type { Handler, StudentCall } from '../call-context'
import { checkPlanOf } from '../catalogue/plan-standing'
import { changeAsStudent } from '../change-as'
import { replacePlan } from '../tables/plans'

/**
 * Keeps the plan in place of the one before and checks it. A course or section that is not in the catalogue is left
 * out; a course named twice counts where it is named first. Refuses `term_not_found`.
 */
export const savePlan: Handler<'savePlan', StudentCall> = async ({ termId, items }, call) => {
  const { database, catalogue } = call.services
  const { courses } = await catalogue.current(database)
  const firsts = items.filter((item, index) => items.findIndex(({ courseId }) => courseId === item.courseId) === index)
  const known = firsts.flatMap(({ courseId, sectionIds }) => {
    const offer = courses.get(courseId)
    if (offer?.termId !== termId) return []
    return [{ courseId, sectionIds: [...new Set(sectionIds)].filter((id) => offer.sections.has(id)) }]
  })
  const check = await checkPlanOf(known, termId, call)
  if (!check.ok) return check
  return changeAsStudent(call, async (connection) => {
    await replacePlan(connection, call.student.id, termId, known)
    return check
  })
}
