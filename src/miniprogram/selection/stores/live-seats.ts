import { create } from 'zustand'
import type { Seats, SectionSeats } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'

interface LiveSeatsState {
  /** By section id: the newest seats known. */
  seats: Readonly<Record<number, Seats>>
  /** Takes those that were counted later than what is known. */
  accept(counted: readonly SectionSeats[], asOf: string): void
  /** What is on the screen is asked for again soon. */
  forgetAll(): void
}

const isSame = (a: Seats | undefined, b: Seats) =>
  a?.capacity === b.capacity && a.enrolled === b.enrolled && a.kept === b.kept && a.waiting === b.waiting

/** When they were counted, in milliseconds of the server; nothing is drawn again where only this changes. */
const countedAtMs = new Map<SectionId, number>()

/** How full sections are, by whichever answer was counted last: a list, a course, a plan, a choice or the asking again. */
export const useLiveSeats = create<LiveSeatsState>()((set, get) => ({
  seats: {},
  accept: (counted, asOf) => {
    const asOfMs = Date.parse(asOf)
    const fresh = counted.filter(({ sectionId }) => asOfMs >= (countedAtMs.get(sectionId) ?? 0))
    for (const { sectionId } of fresh) countedAtMs.set(sectionId, asOfMs)
    const { seats } = get()
    const changed = fresh.filter((one) => !isSame(seats[one.sectionId], one.seats))
    if (changed.length === 0) return
    set({ seats: { ...seats, ...Object.fromEntries(changed.map((one) => [one.sectionId, one.seats])) } })
  },
  forgetAll: () => {
    countedAtMs.clear()
    set({ seats: {} })
  },
}))

/** The seats that come with sections, as {@link LiveSeatsState.accept} takes them. */
export function seatsOf(sections: readonly { id: SectionId; seats: Seats }[]): SectionSeats[] {
  return sections.map(({ id, seats }) => ({ sectionId: id, seats }))
}
