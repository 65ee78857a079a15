import type { SectionId } from '../../../contract/catalogue/ids'
import { findSeat } from '../../../rules/catalogue/seats'
import type { PlannerCourse, PlannerSection } from '../../../rules/selection/planner-options'
import type { Handler, StudentCall } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import type { CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { readStandingOf } from '../standing/student-standing'

/**
 * The best conflict-free choices of sections for the wished courses beside what the student is enrolled in. Full
 * sections are used only where a component of a course has no others. Refuses `course_not_found`.
 */
export const findPlans: Handler<'findPlans', StudentCall> = async (
  { termId, courseIds, preferences },
  { services, student, now },
) => {
  const catalogue = await services.catalogue.current(services.database)
  const offerings = [...new Set(courseIds)].flatMap((id) => {
    const offering = catalogue.courses.get(id)
    return offering?.termId === termId ? [offering] : []
  })
  if (offerings.length === 0) return { ok: false, refusals: [{ code: 'course_not_found' }] }
  const standing = await readStandingOf(student, termId, catalogue, services, now)
  const wished = offerings.filter(({ course }) => !standing.courses.some((taken) => taken.course.id === course.id))
  const seats = await readSeats(
    services.database,
    wished.flatMap(({ sections }) => [...sections.keys()]),
    now,
  )
  const hasSeat = (id: SectionId) => {
    const section = catalogue.sections.get(id)
    return section !== undefined && findSeat(seatFactsOf(section, seats.get(id)), standing.facts, now.getTime()).isFree
  }
  const all = wished.flatMap(({ sections }) => [...sections.values()].filter(({ isWithdrawn }) => !isWithdrawn))
  const withSeats = new Set(all.filter(({ id }) => hasSeat(id)).map(({ componentId }) => componentId))
  const isSelectable = (id: SectionId) => {
    const section = catalogue.sections.get(id)
    if (!section || section.isWithdrawn) return false
    return !withSeats.has(section.componentId) || hasSeat(id)
  }
  const { plans, isExact } = await services.heavy.run('findPlans', {
    courses: wished.map((offering) => plannerCourse(offering, isSelectable)),
    taken: standing.courses.flatMap(({ sections }) => sections.map(plannerSection)),
    preferences: {
      earliestMinute: preferences.earliestMinute,
      freeWeekdays: preferences.freeWeekdays,
      hasFewGaps: preferences.hasFewGaps,
      teachers: preferences.teachers,
    },
  })
  const shown = new Set(plans.flatMap(({ choices }) => choices.flatMap(({ sectionIds }) => [...sectionIds])))
  return {
    ok: true,
    value: {
      plans: plans.map(({ choices, unplaced, earlyMeetings, busyWeekdays, gapMinutesPerWeek }) => ({
        items: choices.map(({ courseId, sectionIds }) => ({ courseId, sectionIds: [...sectionIds] })),
        unplacedCourseIds: [...unplaced],
        earlyMeetings,
        busyWeekdays: [...busyWeekdays],
        gapMinutes: gapMinutesPerWeek,
      })),
      sections: [...shown].flatMap((id) => {
        const section = catalogue.sections.get(id)
        const offering = section && catalogue.courses.get(section.courseId)
        if (!section || !offering) return []
        return [
          { course: offering.course, section: sectionOnWire(section, offering, seatFactsOf(section, seats.get(id))) },
        ]
      }),
      isExact,
    },
  }
}

/** What the planner needs of a course and nothing more, since it is copied to another thread. */
function plannerCourse(
  { course, components, sections }: CatalogueCourse,
  isSelectable: (id: SectionId) => boolean,
): PlannerCourse {
  const selectable = [...sections.values()].filter(({ id }) => isSelectable(id))
  return {
    course: { id: course.id },
    components,
    sections: new Map(selectable.map((section) => [section.id, plannerSection(section)])),
  }
}

function plannerSection(section: CatalogueSection): PlannerSection {
  const { id, componentId, parentId, meetings, exam, teachers, clashAllowedWith } = section
  return { id, componentId, parentId, meetings, exam, teachers, clashAllowedWith }
}
