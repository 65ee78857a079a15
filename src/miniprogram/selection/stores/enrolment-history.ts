import type { TermId } from '../../../contract/school/ids'
import type { EnrolmentEvent } from '../../../contract/selection/history'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'

interface EnrolmentHistoryState {
  termId: TermId | null
  /** Newest first. */
  events: EnrolmentEvent[]
  /** Null at the end. */
  nextCursor: string | null
  /** When the newest page was got, by the server's clock; 0 before the first answer. */
  gotAtMs: number
  phase: 'idle' | 'first' | 'more'
  problem: Problem | null
  begin(phase: 'first' | 'more'): void
  accept(page: { termId: TermId; events: EnrolmentEvent[]; nextCursor: string | null; gotAtMs: number }): void
  acceptMore(page: { events: EnrolmentEvent[]; nextCursor: string | null }): void
  fail(problem: Problem): void
}

/** As many lines as are kept for reading without a network. */
const keptMax = 60

const empty = { termId: null, events: [], nextCursor: null, gotAtMs: 0, phase: 'idle', problem: null } as const

/** What happened to the student's enrolments; the newest lines are kept on the phone. */
export const useEnrolmentHistory = keptStore<EnrolmentHistoryState, 'termId' | 'events' | 'gotAtMs'>(
  {
    name: 'campus.enrolment-history',
    version: 1,
    keeps: ['termId', 'events', 'gotAtMs'],
    // The place to read on from belongs to the whole list, so a shortened copy starts afresh.
    shorten: (kept) => ({ ...kept, events: kept.events.slice(0, keptMax) }),
  },
  (set) => ({
    ...empty,
    events: [],
    begin: (phase) => set({ phase, problem: null }),
    accept: (page) => set({ ...page, phase: 'idle', problem: null }),
    acceptMore: ({ events, nextCursor }) =>
      set((state) => ({ events: [...state.events, ...events], nextCursor, phase: 'idle', problem: null })),
    fail: (problem) => set({ problem, phase: 'idle' }),
  }),
)
