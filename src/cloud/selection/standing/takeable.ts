import type { CourseId } from '../../../contract/catalogue/ids'
import { whyCannotSelectAlone } from '../../../rules/selection/enrolment'
import { isGeneral } from '../../../rules/selection/general-refusals'
import type { CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import type { StudentStanding } from './student-standing'

/**
 * Whether a student could take a section, seats aside and apart from what bars everything just now. A term has
 * thousands of sections, so what concerns the course alone is decided once for all of them.
 */
export function takeableBy(standing: StudentStanding, now: Date) {
  const isFree = (offer: CatalogueCourse, chosen: readonly CatalogueSection[]) =>
    whyCannotSelectAlone({
      nowMs: now.getTime(),
      open: standing.open,
      student: standing.facts,
      offer,
      chosen,
      seatsOf: null,
    }).every(isGeneral)
  const courses = new Map<CourseId, boolean>()
  return (offer: CatalogueCourse, section: CatalogueSection): boolean => {
    let isCourseFree = courses.get(offer.course.id)
    if (isCourseFree === undefined) {
      isCourseFree = isFree(offer, [])
      courses.set(offer.course.id, isCourseFree)
    }
    return isCourseFree && isFree(offer, [section])
  }
}
