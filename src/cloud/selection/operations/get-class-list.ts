import type { Handler, StaffCall } from '../../call-context'
import { readClassList } from '../tables/class-lists'
import { maySeeClass, taughtSections } from '../taught-section'

/** Who is in a section. Refuses `section_not_found` for one that the caller does not teach as for one there is not. */
export const getClassList: Handler<'getClassList', StaffCall> = async ({ sectionId }, call) => {
  const { services, now } = call
  const [found] = (await maySeeClass(call, sectionId)) ? await taughtSections(services, [sectionId], now) : []
  if (!found) return { ok: false, refusals: [{ code: 'section_not_found', sectionId }] }
  const students = await readClassList(services.database, sectionId)
  return {
    ok: true,
    value: {
      ...found,
      students: students.map(({ number, name, nameEn, department, cohort }) => {
        return { number, name, nameEn, department, cohort }
      }),
    },
  }
}
