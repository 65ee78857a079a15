import type { QuotaId } from '../../contract/catalogue/ids'
import { type Audience, type Belonging, isAmong } from '../people/audience'

/** Seats of a section kept for an audience until they are released. */
export interface QuotaFacts extends Audience {
  id: QuotaId
  seats: number
  /** Null: kept to the end. */
  releasesAt: string | null
}

export interface SeatFacts {
  /** Null: no limit. */
  capacity: number | null
  enrolled: number
  /** Free, but offered to the waitlist or not yet released. */
  kept: number
  waiting: number
  /** With the seats of each that are taken or kept. */
  quotas: readonly (QuotaFacts & { taken: number })[]
}

/** A seat to be had, with the quota it is of; or none, with the seats that are left for others. */
export type SeatSearch =
  | { isFree: true; quotaId: QuotaId | null }
  | { isFree: false; leftForOthers: number; releasesAt: string | null }

/**
 * Looks for a seat that a student may take: of the quotas meant for them first, then of those open to all.
 * A quota that was released is part of the seats open to all, what was taken of it included.
 */
export function findSeat(seats: SeatFacts, student: Belonging, nowMs: number): SeatSearch {
  const { capacity, enrolled, kept, quotas } = seats
  if (capacity === null) return { isFree: true, quotaId: null }
  const left = capacity - enrolled - kept
  if (left <= 0) return { isFree: false, leftForOthers: 0, releasesAt: null }
  const reserving = quotas.filter(({ releasesAt }) => releasesAt === null || nowMs < Date.parse(releasesAt))
  for (const quota of reserving) {
    if (quota.taken < quota.seats && isAmong(quota, student)) return { isFree: true, quotaId: quota.id }
  }
  const reserved = reserving.reduce((sum, { seats: count }) => sum + count, 0)
  const takenOfReserved = reserving.reduce((sum, { taken }) => sum + taken, 0)
  if (enrolled + kept - takenOfReserved < capacity - reserved) return { isFree: true, quotaId: null }
  const releases = reserving.flatMap(({ releasesAt }) => releasesAt ?? []).sort()
  return { isFree: false, leftForOthers: left, releasesAt: releases[0] ?? null }
}
