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
  const isFree = (offering: CatalogueCourse, chosen: readonly CatalogueSection[]) =>
    whyCannotSelectAlone({
      nowMs: now.getTime(),
      open: standing.open,
      student: standing.facts,
      offering,
      chosen,
      seatsOf: null,
    }).every(isGeneral)
  const courses = new Map<CourseId, boolean>()
  return (offering: CatalogueCourse, section: CatalogueSection): boolean => {
    let isCourseFree = courses.get(offering.course.id)
    if (isCourseFree === undefined) {
      isCourseFree = isFree(offering, [])
      courses.set(offering.course.id, isCourseFree)
    }
    return isCourseFree && isFree(offering, [section])
  }
}
