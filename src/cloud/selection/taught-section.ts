import type { SectionId } from '../../contract/catalogue/ids'
import type { TermId } from '../../contract/school/ids'
import type { TaughtSection } from '../../contract/selection/classes'
import type { Services, StaffCall } from '../call-context'
import { sectionOnWire } from '../catalogue/section-on-wire'
import { readSeats, seatFactsOf } from '../catalogue/tables/seats'
import { readTaughtIds } from '../catalogue/tables/teaching'

/** Sections as their teachers see them, with the term of each; one there is not has no entry. */
export async function taughtSections(
  { catalogue, database }: Pick<Services, 'catalogue' | 'database'>,
  ids: readonly SectionId[],
  now: Date,
): Promise<{ termId: TermId; section: TaughtSection }[]> {
  const { courses, sections } = await catalogue.current(database)
  const seats = await readSeats(database, ids, now)
  return ids.flatMap((id) => {
    const section = sections.get(id)
    const offering = section && courses.get(section.courseId)
    if (!section || !offering) return []
    const {
      code,
      componentKind,
      meetings,
      seats: counts,
    } = sectionOnWire(section, offering, seatFactsOf(section, seats.get(id)))
    const { course, termId } = offering
    return [{ termId, section: { sectionId: id, course, sectionCode: code, componentKind, meetings, seats: counts } }]
  })
}

/** Whether the caller may see who is in a section: a registrar may, and whoever teaches it. */
export async function maySeeClass(
  { staff, services: { catalogue, database } }: StaffCall,
  sectionId: SectionId,
): Promise<boolean> {
  const { courses, sections } = await catalogue.current(database)
  const offering = courses.get(sections.get(sectionId)?.courseId as never)
  if (!offering) return false
  if (staff.roles.includes('registrar')) return true
  return (
    staff.roles.includes('teacher') &&
    (await readTaughtIds(database, staff.staffId, offering.termId)).includes(sectionId)
  )
}
