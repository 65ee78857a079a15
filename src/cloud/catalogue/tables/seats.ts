import type { QuotaId, SectionId } from '../../../contract/catalogue/ids'
import type { TermId } from '../../../contract/school/ids'
import type { SeatFacts } from '../../../rules/catalogue/seats'
import type { Queryable } from '../../kernel/database/database'
import type { CatalogueSection } from './catalogue'

/** Seats of sections as they are counted now; what is taken of a quota is by quota id, as text. */
export interface SeatCounts {
  capacity: number | null
  enrolled: number
  kept: number
  waiting: number
  takenOfQuotas: Record<string, number> | null
}

const takenSeats = `(select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled')`
const keptSeats = `(select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
  + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > $2)`

/** The seats of each of the sections. */
export async function readSeats(
  database: Queryable,
  sectionIds: readonly SectionId[],
  now: Date,
): Promise<Map<SectionId, SeatCounts>> {
  const { rows } = await database.query<SeatCounts & { id: SectionId }>({
    name: 'read-seats',
    text: `select s.id, s.capacity, ${takenSeats} as enrolled, ${keptSeats} as kept,
        (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'waiting') as waiting,
        (select json_object_agg(q.id,
            (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled' and e.quota_id = q.id)
            + (select count(*) from waitlist_place p
              where p.section_id = s.id and p.state = 'offered' and p.quota_id = q.id)
            + (select count(*) from cooling_seat c where c.section_id = s.id and c.quota_id = q.id and c.until > $2))
          from quota q where q.section_id = s.id) as "takenOfQuotas"
      from section s where s.id = any ($1)`,
    values: [sectionIds, now],
  })
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** The seats of a section as the rules see them. A section without counts has no seat. */
export function seatFactsOf({ quotas }: Pick<CatalogueSection, 'quotas'>, counts: SeatCounts | undefined): SeatFacts {
  if (!counts) return { capacity: 0, enrolled: 0, kept: 0, waiting: 0, quotas: [] }
  const { takenOfQuotas, ...seats } = counts
  const taken = (id: QuotaId) => takenOfQuotas?.[String(id)] ?? 0
  return { ...seats, quotas: quotas.map((quota) => ({ ...quota, taken: taken(quota.id) })) }
}

/** The sections of each of the terms that have no seat left. */
export async function readFullSections(
  database: Queryable,
  termIds: readonly TermId[],
  now: Date,
): Promise<Map<TermId, ReadonlySet<SectionId>>> {
  const { rows } = await database.query<{ id: SectionId; termId: TermId }>({
    name: 'read-full-sections',
    text: `select s.id, s.term_id as "termId" from section s
      where s.term_id = any ($1) and s.withdrawn_at is null and s.capacity is not null
        and ${takenSeats} + ${keptSeats} >= s.capacity`,
    values: [termIds, now],
  })
  const full = new Map(termIds.map((termId) => [termId, new Set<SectionId>()]))
  for (const { id, termId } of rows) full.get(termId)?.add(id)
  return full
}
