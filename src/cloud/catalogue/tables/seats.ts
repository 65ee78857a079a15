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

interface CountRow {
  id: SectionId
  capacity: number | null
  /** What is counted; null where nothing is. */
  of: 'enrolled' | 'kept' | 'waiting' | null
  quotaId: QuotaId | null
  count: number
}

/** The seats of each of the sections. */
export async function readSeats(
  database: Queryable,
  sectionIds: readonly SectionId[],
  now: Date,
): Promise<Map<SectionId, SeatCounts>> {
  const { rows } = await database.query<CountRow>({
    name: 'read-seats',
    text: `select s.id, s.capacity, c."of", c.quota_id as "quotaId", c.count from section s left join (
        select section_id, 'enrolled' as "of", quota_id, count(*) from enrolment
          where section_id = any ($1) and status = 'enrolled' group by section_id, quota_id
        union all
        select section_id, case state when 'offered' then 'kept' else 'waiting' end, quota_id, count(*) from waitlist_place
          where section_id = any ($1) and state in ('offered', 'waiting') group by section_id, state, quota_id
        union all
        select section_id, 'kept', quota_id, count(*) from cooling_seat
          where section_id = any ($1) and until > $2 group by section_id, quota_id) c on c.section_id = s.id
      where s.id = any ($1)`,
    values: [sectionIds, now],
  })
  const seats = new Map<SectionId, SeatCounts>()
  for (const row of rows) {
    let counts = seats.get(row.id)
    if (!counts) {
      counts = { capacity: row.capacity, enrolled: 0, kept: 0, waiting: 0, takenOfQuotas: null }
      seats.set(row.id, counts)
    }
    count(counts, row)
  }
  return seats
}

function count(counts: SeatCounts, { of, quotaId, count }: CountRow): void {
  if (of === null) return
  counts[of] += count
  // Who waits takes nothing yet.
  if (quotaId === null || of === 'waiting') return
  counts.takenOfQuotas ??= {}
  counts.takenOfQuotas[quotaId] = (counts.takenOfQuotas[quotaId] ?? 0) + count
}
/** The seats of a section as the rules see them. A section without counts has no seat. */
export function seatFactsOf({ quotas }: Pick<CatalogueSection, 'quotas'>, counts: SeatCounts | undefined): SeatFacts {
  if (!counts) return { capacity: 0, enrolled: 0, kept: 0, waiting: 0, quotas: [] }
  const { takenOfQuotas, ...seats } = counts
  const taken = (id: QuotaId) => takenOfQuotas?.[String(id)] ?? 0
  return { ...seats, quotas: quotas.map((quota) => ({ ...quota, taken: taken(quota.id) })) }
}

const takenSeats = `(select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled')`
const keptSeats = `(select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
  + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > $2)`

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
