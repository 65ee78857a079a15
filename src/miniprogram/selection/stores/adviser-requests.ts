import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { TermId } from '../../../contract/school/ids'
import type { AdviserRequest } from '../../../contract/selection/adviser-requests'
import type { Problem } from '../../calls/problem'
import { forgottenWithPerson } from '../../kit/stores/personal'
import { phoneStorage } from '../../kit/stores/phone-storage'

interface AdviserRequestsState {
  termId: TermId | null
  /** Newest first; null before the first answer. */
  requests: AdviserRequest[] | null
  /** When they were got, by the server's clock. */
  gotAtMs: number
  problem: Problem | null
  /** Reasons being written, by what they are for; kept until they are sent. */
  drafts: Readonly<Record<string, string>>
  begin(): void
  accept(termId: TermId, requests: AdviserRequest[], gotAtMs: number): void
  fail(problem: Problem): void
  draft(matter: string, reason: string): void
  forget(): void
}

const empty = { termId: null, requests: null, gotAtMs: 0, problem: null, drafts: {} } as const

/** What the student asks of staff (特殊申请), with the drafts not sent yet. */
export const useAdviserRequests = create<AdviserRequestsState>()(
  persist(
    (set) => ({
      ...empty,
      begin: () => set({ problem: null }),
      accept: (termId, requests, gotAtMs) => set({ termId, requests, gotAtMs, problem: null }),
      fail: (problem) => set({ problem }),
      draft: (matter, reason) =>
        set(({ drafts }) => {
          const { [matter]: _before, ...others } = drafts
          return { drafts: reason === '' ? others : { ...others, [matter]: reason } }
        }),
      forget: () => set(empty),
    }),
    {
      name: 'campus.adviser-requests',
      version: 1,
      migrate: () => ({ termId: null, requests: null, gotAtMs: 0, drafts: {} }),
      partialize: ({ termId, requests, gotAtMs, drafts }) => ({ termId, requests, gotAtMs, drafts }),
      storage: phoneStorage,
    },
  ),
)
forgottenWithPerson(() => useAdviserRequests.getState().forget())
