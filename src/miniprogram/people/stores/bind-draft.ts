import { keptStore } from '../../kit/stores/kept-store'

/** What of the form may outlive it. The last four of an identity number and activation codes never do. */
export interface BindDraft {
  number: string
  name: string
  /** ISO day; empty while none is chosen. */
  birthDate: string
}

interface BindDraftState extends BindDraft {
  write(change: Partial<BindDraft>): void
}

const empty: BindDraft = { number: '', name: '', birthDate: '' }

/** The form that binds a student number, as far as it is filled in; kept over a restart, gone once it is bound. */
export const useBindDraft = keptStore<BindDraftState, 'number' | 'name' | 'birthDate'>(
  { name: 'campus.bind-draft', version: 1, keeps: ['number', 'name', 'birthDate'] },
  (set) => ({
    ...empty,
    write: (change) => set(change),
  }),
)
