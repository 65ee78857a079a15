import type { Section } from '../../contract/catalogue/course'
import type { SeatFacts } from '../../rules/catalogue/seats'
import type { CatalogueCourse, CatalogueSection } from './tables/catalogue'

/** A section as it goes over the wire. */
export function sectionOnWire(section: CatalogueSection, offer: CatalogueCourse, seats: SeatFacts): Section {
  const component = offer.components.find(({ id }) => id === section.componentId)
  const { capacity, enrolled, kept, waiting } = seats
  const takenOf = (quotaId: number) => seats.quotas.find(({ id }) => id === quotaId)?.taken ?? 0
  return {
    id: section.id,
    componentId: section.componentId,
    componentKind: component?.kind ?? 'other',
    code: section.code,
    parentId: section.parentId,
    teachers: section.teachers,
    meetings: section.meetings,
    exam: section.exam,
    seats: { capacity, enrolled, kept, waiting },
    reserves: section.quotas.map(({ id, cohorts, departments, seats: count, releasesAt }) => ({
      cohorts: [...cohorts],
      departments,
      seats: count,
      taken: takenOf(id),
      releasesAt,
    })),
  }
}
