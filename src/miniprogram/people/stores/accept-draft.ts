import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgottenWithPerson } from '../../kit/stores/personal'
import { phoneStorage } from '../../kit/stores/phone-storage'

interface AcceptDraftState {
  /** The own name, as written so far for the student to know one by. */
  name: string
  write(name: string): void
  forget(): void
}

/** The form that accepts an invitation, as far as it is filled in; kept over a restart, gone once it was sent. */
export const useAcceptDraft = create<AcceptDraftState>()(
  persist(
    (set) => ({
      name: '',
      write: (name) => set({ name }),
      forget: () => set({ name: '' }),
    }),
    {
      name: 'campus.accept-draft',
      version: 1,
      migrate: () => ({ name: '' }),
      partialize: ({ name }) => ({ name }),
      storage: phoneStorage,
    },
  ),
)
forgottenWithPerson(() => useAcceptDraft.getState().forget())
