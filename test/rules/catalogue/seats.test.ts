import fc from 'fast-check'
import type { QuotaId } from '../../../src/contract/catalogue/ids'
import { findSeat, type SeatFacts } from '../../../src/rules/catalogue/seats'
import { hour, nine, sampleSeats } from '../../support/rule-samples'

const freshman = { cohort: 2026, departmentId: null }
const senior = { cohort: 2023, departmentId: null }

function quotaFor(cohort: number, seats: number, given: { taken?: number; releasesInMs?: number; id?: number } = {}) {
  const { taken = 0, releasesInMs, id = 1 } = given
  const releasesAt = releasesInMs === undefined ? null : new Date(nine + releasesInMs).toISOString()
  return { id: id as QuotaId, cohorts: [cohort], departmentIds: [], seats, taken, releasesAt }
}

test('seats kept for others are not to be had, and are told with the hour of their release', () => {
  const seats = sampleSeats({ capacity: 10, enrolled: 6, quotas: [quotaFor(2026, 4, { releasesInMs: hour })] })
  expect(findSeat(seats, senior, nine)).toEqual({
    isFree: false,
    leftForOthers: 4,
    releasesAt: new Date(nine + hour).toISOString(),
  })
  expect(findSeat(seats, freshman, nine)).toEqual({ isFree: true, quotaId: 1 })
  expect(findSeat(seats, senior, nine + hour)).toEqual({ isFree: true, quotaId: null })
})

test('a seat offered to the waitlist or cooling down is not free', () => {
  expect(findSeat(sampleSeats({ capacity: 10, enrolled: 8, kept: 2 }), senior, nine).isFree).toBe(false)
})

test('those a quota is for take the open seats once theirs are gone', () => {
  const seats = sampleSeats({ capacity: 5, enrolled: 2, quotas: [quotaFor(2026, 2, { taken: 2 })] })
  expect(findSeat(seats, freshman, nine)).toEqual({ isFree: true, quotaId: null })
})

test('however students come, no quota is overdrawn, no seat is sold twice, and others never sit on kept seats', () => {
  const arrivals = fc.array(fc.constantFrom(2023, 2025, 2026), { maxLength: 40 })
  const size = fc.record({
    capacity: fc.integer({ min: 0, max: 12 }),
    first: fc.integer({ min: 1, max: 5 }),
    second: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(arrivals, size, (cohorts, { capacity, first, second }) => {
      const quotas = [quotaFor(2026, first), quotaFor(2025, second, { id: 2 })]
      const seats: SeatFacts & { enrolled: number } = sampleSeats({ capacity, quotas })
      let open = 0
      for (const cohort of cohorts) {
        const search = findSeat(seats, { cohort, departmentId: null }, nine)
        if (!search.isFree) continue
        seats.enrolled += 1
        const quota = quotas.find(({ id }) => id === search.quotaId)
        if (quota) quota.taken += 1
        else open += 1
      }
      expect(seats.enrolled).toBeLessThanOrEqual(capacity)
      for (const quota of quotas) expect(quota.taken).toBeLessThanOrEqual(quota.seats)
      expect(open).toBeLessThanOrEqual(Math.max(0, capacity - first - second))
    }),
  )
})
