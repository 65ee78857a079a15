import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgottenWithPerson } from '../../kit/stores/personal'
import { phoneStorage } from '../../kit/stores/phone-storage'

/** What of the form may outlive it. The last four of an identity number and activation codes never do. */
export interface BindDraft {
  number: string
  name: string
  /** ISO day; empty while none is chosen. */
  birthDate: string
}

interface BindDraftState extends BindDraft {
  write(change: Partial<BindDraft>): void
  forget(): void
}

const empty: BindDraft = { number: '', name: '', birthDate: '' }

/** The form that binds a student number, as far as it is filled in; kept over a restart, gone once it is bound. */
export const useBindDraft = create<BindDraftState>()(
  persist(
    (set) => ({
      ...empty,
      write: (change) => set(change),
      forget: () => set(empty),
    }),
    {
      name: 'campus.bind-draft',
      version: 1,
      migrate: () => empty,
      partialize: ({ number, name, birthDate }) => ({ number, name, birthDate }),
      storage: phoneStorage,
    },
  ),
)
forgottenWithPerson(() => useBindDraft.getState().forget())
