import type { ListedCourse, ListedSection, Section } from '../../contract/catalogue/course'
import type { SeatFacts } from '../../rules/catalogue/seats'
import type { CatalogueCourse, CatalogueSection } from './tables/catalogue'

/** A section as it goes over the wire. */
export function sectionOnWire(section: CatalogueSection, offering: CatalogueCourse, seats: SeatFacts): Section {
  const takenOf = (quotaId: number) => seats.quotas.find(({ id }) => id === quotaId)?.taken ?? 0
  return {
    ...listedSection(section, offering, seats),
    componentId: section.componentId,
    parentId: section.parentId,
    exam: section.exam,
    reserves: section.quotas.map(({ id, cohorts, departments, seats: count, releasesAt }) => ({
      cohorts: [...cohorts],
      departments,
      seats: count,
      taken: takenOf(id),
      releasesAt,
    })),
  }
}

/** A section as lists show it. */
export function listedSection(section: CatalogueSection, offering: CatalogueCourse, seats: SeatFacts): ListedSection {
  const component = offering.components.find(({ id }) => id === section.componentId)
  const { capacity, enrolled, kept, waiting } = seats
  return {
    id: section.id,
    componentKind: component?.kind ?? 'other',
    code: section.code,
    teachers: section.teachers,
    meetings: section.meetings,
    seats: { capacity, enrolled, kept, waiting },
  }
}

/** A course as lists show it. */
export function listedCourse({ course: { id, code, title, titleEn, credits } }: CatalogueCourse): ListedCourse {
  return { id, code, title, titleEn, credits }
}
