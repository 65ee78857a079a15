import type { Component } from '../../../contract/catalogue/course'
import type { SectionOutlook } from '../../../contract/selection/enrolment'
import { codesOfInterest } from '../../../rules/catalogue/codes-of-interest'
import type { AccountCall, Handler } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { asOf } from '../../kernel/reads/recent-read'
import { outlookOfSection, readStandingOf } from '../standing/student-standing'

/** A course with all its sections, and how each stands for the caller. Refuses `course_not_found`. */
export const getCourse: Handler<'getCourse', AccountCall> = async ({ courseId }, { services, student, now }) => {
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const offering = catalogue.courses.get(courseId)
  if (!offering) return { ok: false, refusals: [{ code: 'course_not_found' }] }
  const sections = [...offering.sections.values()].filter((section) => !section.isWithdrawn)
  const [standing, seats] = await Promise.all([
    student ? readStandingOf(student, offering.termId, catalogue, services, now) : null,
    services.reads.recent(
      readSeats,
      sections.map(({ id }) => id),
    ),
  ])
  const outlooks: Record<string, SectionOutlook> = {}
  for (const section of sections) {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    outlooks[section.id] = outlookOfSection(standing, offering, section, seatsHere, now)
  }
  const components: Component[] = offering.components.map((component) => ({
    ...component,
    sections: sections
      .filter((section) => section.componentId === component.id)
      .map((section) => sectionOnWire(section, offering, seatFactsOf(section, seats.get(section.id)))),
  }))
  const { description, descriptionEn, termId } = offering
  const ofInterest = codesOfInterest(offering.course.code, offering.rules)
  return {
    ok: true,
    value: {
      termId,
      course: { ...offering.course, description, descriptionEn, components, rules: offering.rules },
      outlooks,
      results: standing?.facts.results.filter(({ courseCode }) => ofInterest.includes(courseCode)) ?? [],
      seatsAsOf: asOf(seats, now),
      serverTime: now.toISOString(),
    },
  }
}
