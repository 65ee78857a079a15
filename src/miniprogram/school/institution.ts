import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { TermId } from '../../contract/school/ids'
import type { Institution, SchoolClock, Term } from '../../contract/school/institution'
import { phoneStorage } from '../kit/stores/phone-storage'
import { nextMidnightMs } from '../kit/text/time'

/** What the school tells of itself. */
interface Told {
  institution: Institution
  terms: Term[]
  currentTermId: TermId | null
  schoolClock: SchoolClock
}

interface InstitutionState {
  institution: Institution | null
  terms: Term[]
  currentTermId: TermId | null
  /** Of Shanghai until the school has told its own. */
  schoolClock: SchoolClock
  /** Add it to the phone's clock to get the server's. */
  clockAheadMs: number
  /** By the phone's clock, when the school is to be asked again; the first use after a start asks at once. */
  dueAtMs: number
  accept(told: Told, nowMs: number): void
  /** The school could not be asked just now. */
  failed(nowMs: number): void
  /** Something says that what is known no longer holds. */
  doubt(): void
  /** `roundTripMs` is how long the call took: the server looked at its clock about half-way. */
  noticeServerTime(serverTime: string, roundTripMs: number): void
}

const empty = {
  institution: null,
  terms: [],
  currentTermId: null,
  schoolClock: [{ from: '1970-01-01T00:00:00.000Z', minutes: 480 }],
  clockAheadMs: 0,
  dueAtMs: 0,
}

/** Within this, staff's changes reach a phone in use: a name, a new term, the day's periods. */
const goodForMs = 10 * 60_000
/** A school that does not answer is not asked along with everything else. */
const failedForMs = 60_000

/** Small differences are the network's, not the clock's. */
const clockToleranceMs = 400

/** The school, its terms and its clock; the last good copy opens every screen at once. */
export const useInstitution = create<InstitutionState>()(
  persist(
    (set, get) => ({
      ...empty,
      accept: ({ institution, terms, currentTermId, schoolClock }, nowMs) => {
        const told = { institution, terms, currentTermId, schoolClock }
        const known = get()
        const held = {
          institution: known.institution,
          terms: known.terms,
          currentTermId: known.currentTermId,
          schoolClock: known.schoolClock,
        }
        // Asked for often, changed once a year: what is the same stays the same object, and nothing is drawn again.
        const isNew = JSON.stringify(told) !== JSON.stringify(held)
        const dueAtMs = Math.min(
          nowMs + goodForMs,
          nextMidnightMs(nowMs + known.clockAheadMs, schoolClock) - known.clockAheadMs,
        )
        set({ ...(isNew && told), dueAtMs })
      },
      failed: (nowMs) => set({ dueAtMs: nowMs + failedForMs }),
      doubt: () => set({ dueAtMs: 0 }),
      noticeServerTime: (serverTime, roundTripMs) => {
        const clockAheadMs = Math.round(Date.parse(serverTime) + roundTripMs / 2 - Date.now())
        if (Math.abs(clockAheadMs - get().clockAheadMs) > clockToleranceMs) set({ clockAheadMs })
      },
    }),
    {
      name: 'campus.institution',
      version: 2,
      // Nothing older is kept: it lacks the school's clock.
      migrate: () => empty,
      partialize: ({ institution, terms, currentTermId, schoolClock, clockAheadMs }) => ({
        institution,
        terms,
        currentTermId,
        schoolClock,
        clockAheadMs,
      }),
      storage: phoneStorage,
    },
  ),
)

/** Whether the school is to be asked again; a phone whose clock was set back does not wait for it to catch up. */
export function isInstitutionDue({ dueAtMs }: Pick<InstitutionState, 'dueAtMs'>, nowMs: number): boolean {
  return nowMs >= dueAtMs || dueAtMs - nowMs > goodForMs
}

/** The server's clock now, in milliseconds since 1970. */
export function serverNowMs(): number {
  return Date.now() + useInstitution.getState().clockAheadMs
}

/** The term the screens are about; null before the first answer and when the school has none. */
export function currentTermOf(state: Pick<InstitutionState, 'terms' | 'currentTermId'>): Term | null {
  return state.terms.find((term) => term.id === state.currentTermId) ?? null
}
