import type { TermId } from '../../../contract/school/ids'
import type { AdviserRequest } from '../../../contract/selection/adviser-requests'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'

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
}

const empty = { termId: null, requests: null, gotAtMs: 0, problem: null, drafts: {} } as const

/** What the student asks of staff (特殊申请), with the drafts not sent yet. */
export const useAdviserRequests = keptStore<AdviserRequestsState, 'termId' | 'requests' | 'gotAtMs' | 'drafts'>(
  { name: 'campus.adviser-requests', version: 1, keeps: ['termId', 'requests', 'gotAtMs', 'drafts'] },
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
  }),
)
