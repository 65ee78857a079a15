import { keptStore } from '../../kit/stores/kept-store'

interface AcceptDraftState {
  /** The own name, as written so far for the student to know one by. */
  name: string
  write(name: string): void
}

/** The form that accepts an invitation, as far as it is filled in; kept over a restart, gone once it was sent. */
export const useAcceptDraft = keptStore<AcceptDraftState, 'name'>(
  { name: 'campus.accept-draft', version: 1, keeps: ['name'] },
  (set) => ({
    name: '',
    write: (name) => set({ name }),
  }),
)
