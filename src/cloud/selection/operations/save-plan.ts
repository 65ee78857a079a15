import type { Handler, StudentCall } from '../../call-context'
import { changeAsStudent } from '../../people/change-as'
import { checkPlanOf } from '../standing/plan-standing'
import { advancePlan, replacePlan } from '../tables/plans'
import { getPlan } from './get-plan'

/**
 * Keeps the plan in place of an older one and checks it; a saving that comes after a newer one changes nothing and is
 * answered with what is kept. A course or section that is not in the catalogue is left out; a course named twice counts
 * where it is named first. Refuses `term_not_found`.
 */
export const savePlan: Handler<'savePlan', StudentCall> = async ({ termId, revision, items }, call) => {
  const { database, catalogue } = call.services
  const { courses } = await catalogue.current(database)
  const firsts = items.filter((item, index) => items.findIndex(({ courseId }) => courseId === item.courseId) === index)
  const known = firsts.flatMap(({ courseId, sectionIds }) => {
    const offering = courses.get(courseId)
    if (offering?.termId !== termId) return []
    return [{ courseId, sectionIds: [...new Set(sectionIds)].filter((id) => offering.sections.has(id)) }]
  })
  const check = await checkPlanOf(known, termId, call)
  if (!check.ok) return check
  const saved = await changeAsStudent(call, async (connection) => {
    const isNewer = await advancePlan(connection, call.student.id, termId, revision)
    if (isNewer) await replacePlan(connection, call.student.id, termId, known)
    return { ok: true, value: isNewer }
  })
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: { ...check.value, revision } } : getPlan({ termId }, call)
}
