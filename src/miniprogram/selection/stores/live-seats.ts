import { create } from 'zustand'
import type { Seats } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { SectionSeats } from '../../../contract/selection/enrolment'

interface LiveSeatsState {
  /** By section id: seats newer than those that came with the section. */
  seats: Readonly<Record<number, Seats>>
  accept(fresh: readonly SectionSeats[]): void
  /** Called when newer ones come with the sections themselves. */
  forget(sectionIds: readonly SectionId[]): void
  /** What is on the screen is asked for again soon. */
  forgetAll(): void
}

const isSame = (a: Seats | undefined, b: Seats) =>
  a?.capacity === b.capacity && a.enrolled === b.enrolled && a.kept === b.kept && a.waiting === b.waiting

/** The seats of what is on the screen, asked for every few seconds. */
export const useLiveSeats = create<LiveSeatsState>()((set, get) => ({
  seats: {},
  accept: (fresh) => {
    const { seats } = get()
    const changed = fresh.filter((one) => !isSame(seats[one.sectionId], one.seats))
    if (changed.length === 0) return
    set({ seats: { ...seats, ...Object.fromEntries(changed.map((one) => [one.sectionId, one.seats])) } })
  },
  forgetAll: () => set({ seats: {} }),
  forget: (sectionIds) => {
    const known = get().seats
    if (!sectionIds.some((id) => id in known)) return
    const seats = { ...known }
    for (const id of sectionIds) delete seats[id]
    set({ seats })
  },
}))
