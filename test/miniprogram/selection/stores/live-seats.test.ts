import fc from 'fast-check'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import { useLiveSeats } from '../../../../src/miniprogram/selection/stores/live-seats'

const counted = (id: number, enrolled: number) => ({
  sectionId: id as SectionId,
  seats: { capacity: 100, enrolled, kept: 0, waiting: 0 },
})
const instant = (second: number) => new Date(Date.UTC(2026, 10, 22, 2, 0, second)).toISOString()

test('in whatever order answers come, the seats shown of a section are those counted last', () => {
  const second = fc.integer({ min: 0, max: 30 })
  const answers = fc.array(fc.record({ second, ids: fc.uniqueArray(fc.integer({ min: 1, max: 4 })) }))
  fc.assert(
    fc.property(answers, (told) => {
      useLiveSeats.getState().forgetAll()
      // As many are in as seconds have gone, so that each count says when it was made.
      for (const { second: at, ids } of told)
        useLiveSeats.getState().accept(
          ids.map((id) => counted(id, at)),
          instant(at),
        )
      for (const id of [1, 2, 3, 4]) {
        const times = told.filter(({ ids }) => ids.includes(id)).map((one) => one.second)
        expect(useLiveSeats.getState().seats[id]?.enrolled).toBe(times.length > 0 ? Math.max(...times) : undefined)
      }
    }),
  )
})

test('a later count of the same seats draws nothing again', () => {
  useLiveSeats.getState().forgetAll()
  useLiveSeats.getState().accept([counted(1, 5)], instant(1))
  const shown = useLiveSeats.getState().seats
  useLiveSeats.getState().accept([counted(1, 5)], instant(2))
  expect(useLiveSeats.getState().seats).toBe(shown)
  // It counts as the newer one all the same.
  useLiveSeats.getState().accept([counted(1, 4)], instant(1))
  expect(useLiveSeats.getState().seats).toBe(shown)
})
