import type { QuotaId, SectionId } from '../../../contract/catalogue/ids'
import type { SeatFacts } from '../../../rules/catalogue/seats'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import type { LoadedBatch } from '../tables/enrolments'

interface Counts extends SeatFacts {
  enrolled: number
  kept: number
  waiting: number
  quotas: (SeatFacts['quotas'][number] & { taken: number })[]
}

/** The seats of the sections that a batch has locked, as they stand after each decision. */
export class CountedSeats {
  readonly #counts = new Map<SectionId, Counts>()

  constructor({ seats, taken }: Pick<LoadedBatch, 'seats' | 'taken'>, catalogue: Catalogue) {
    const takenOf = new Map(taken.map((quota) => [quota.quotaId, quota.taken]))
    for (const { sectionId, ...counts } of seats) {
      const quotas = catalogue.sections.get(sectionId)?.quotas ?? []
      const counted = quotas.map((quota) => ({ ...quota, taken: takenOf.get(quota.id) ?? 0 }))
      this.#counts.set(sectionId, { ...counts, quotas: counted })
    }
  }

  /** Null for a section that is not locked. */
  of(sectionId: SectionId): SeatFacts | null {
    return this.#counts.get(sectionId) ?? null
  }

  /** One more or less of the seats that are taken or kept, of this quota. A section that is not locked is left alone. */
  count(sectionId: SectionId, quotaId: QuotaId | null, what: 'enrolled' | 'kept', difference: 1 | -1): void {
    const counts = this.#counts.get(sectionId)
    if (!counts) return
    counts[what] += difference
    const quota = quotaId === null ? undefined : counts.quotas.find(({ id }) => id === quotaId)
    if (quota) quota.taken += difference
  }

  countWaiting(sectionId: SectionId, difference: 1 | -1): void {
    const counts = this.#counts.get(sectionId)
    if (counts) counts.waiting += difference
  }
}
