import type { Component } from '../../../contract/catalogue/course'
import type { SectionStanding } from '../../../contract/selection/enrolment'
import { codesOfInterest } from '../../../rules/catalogue/codes-of-interest'
import type { AccountCall, Handler } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { asOf } from '../../kernel/reads/recent-read'
import { readStandingOf, standingOfSection } from '../standing/student-standing'

/** A course with all its sections, and how each stands for the caller. Refuses `course_not_found`. */
export const getCourse: Handler<'getCourse', AccountCall> = async ({ courseId }, { services, student, now }) => {
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const offer = catalogue.courses.get(courseId)
  if (!offer) return { ok: false, refusals: [{ code: 'course_not_found' }] }
  const sections = [...offer.sections.values()].filter((section) => !section.isWithdrawn)
  const [standing, seats] = await Promise.all([
    student ? readStandingOf(student, offer.termId, catalogue, services, now) : null,
    services.reads.recent(
      readSeats,
      sections.map(({ id }) => id),
    ),
  ])
  const standings: Record<string, SectionStanding> = {}
  for (const section of sections) {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    standings[section.id] = standingOfSection(standing, offer, section, seatsHere, now)
  }
  const components: Component[] = offer.components.map((component) => ({
    ...component,
    sections: sections
      .filter((section) => section.componentId === component.id)
      .map((section) => sectionOnWire(section, offer, seatFactsOf(section, seats.get(section.id)))),
  }))
  const { description, descriptionEn, termId } = offer
  const ofInterest = codesOfInterest(offer.course.code, offer.rules)
  return {
    ok: true,
    value: {
      termId,
      course: { ...offer.course, description, descriptionEn, components, rules: offer.rules },
      standings,
      results: standing?.facts.results.filter(({ courseCode }) => ofInterest.includes(courseCode)) ?? [],
      seatsAsOf: asOf(seats, now),
      serverTime: now.toISOString(),
    },
  }
}
