import type { Handler, StaffCall } from '../../call-context'
import { readTaughtIds, readTeachesAs } from '../../catalogue/tables/teaching'
import { taughtSections } from '../taught-section'

/** What the caller teaches in a term, in the order of the courses' codes. */
export const getTaughtSections: Handler<'getTaughtSections', StaffCall> = async (
  { termId },
  { staff, services, now },
) => {
  const ids = await readTaughtIds(services.database, staff.staffId, termId)
  const found = await taughtSections(services, ids, now)
  const sections = found.map(({ section }) => section)
  sections.sort((a, b) => a.course.code.localeCompare(b.course.code) || a.sectionCode.localeCompare(b.sectionCode))
  const teachesAs = await readTeachesAs(services.database, staff.staffId)
  return { ok: true, value: { sections, teachesAs, serverTime: now.toISOString() } }
}
