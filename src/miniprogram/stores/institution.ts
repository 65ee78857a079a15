import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Institution, Term } from '../../contract/catalogue'
import type { TermId } from '../../contract/ids'
import { phoneStorage } from './phone-storage'

interface InstitutionState {
  institution: Institution | null
  terms: Term[]
  currentTermId: TermId | null
  /** Add it to the phone's clock to get the server's. */
  clockAheadMs: number
  accept(known: { institution: Institution; terms: Term[]; currentTermId: TermId | null }): void
  /** `roundTripMs` is how long the call took: the server looked at its clock about half-way. */
  noticeServerTime(serverTime: string, roundTripMs: number): void
}

/** Small differences are the network's, not the clock's. */
const clockToleranceMs = 400

/** The school, its terms and its clock; the last good copy opens every screen at once. */
export const useInstitution = create<InstitutionState>()(
  persist(
    (set, get) => ({
      institution: null,
      terms: [],
      currentTermId: null,
      clockAheadMs: 0,
      accept: ({ institution, terms, currentTermId }) => {
        const known = get()
        const told = { institution, terms, currentTermId }
        const held = { institution: known.institution, terms: known.terms, currentTermId: known.currentTermId }
        // Asked for often, changed once a year: what is the same stays the same object, and nothing is drawn again.
        if (JSON.stringify(told) !== JSON.stringify(held)) set(told)
      },
      noticeServerTime: (serverTime, roundTripMs) => {
        const clockAheadMs = Math.round(Date.parse(serverTime) + roundTripMs / 2 - Date.now())
        if (Math.abs(clockAheadMs - get().clockAheadMs) > clockToleranceMs) set({ clockAheadMs })
      },
    }),
    {
      name: 'campus.institution',
      version: 1,
      migrate: () => ({ institution: null, terms: [], currentTermId: null, clockAheadMs: 0 }),
      partialize: ({ institution, terms, currentTermId, clockAheadMs }) => ({
        institution,
        terms,
        currentTermId,
        clockAheadMs,
      }),
      storage: phoneStorage,
    },
  ),
)

/** The server's clock now, in milliseconds since 1970. */
export function serverNowMs(): number {
  return Date.now() + useInstitution.getState().clockAheadMs
}

/** The term the screens are about; null before the first answer and when the school has none. */
export function currentTermOf(state: Pick<InstitutionState, 'terms' | 'currentTermId'>): Term | null {
  return state.terms.find((term) => term.id === state.currentTermId) ?? null
}
