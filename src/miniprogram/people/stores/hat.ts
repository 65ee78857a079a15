import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgottenWithPerson } from '../../kit/stores/personal'
import { phoneStorage } from '../../kit/stores/phone-storage'
import type { Hat } from '../text/hats'

interface HatState {
  /** Null until somebody with several hats has chosen one; `components/use-hat.ts` tells which one counts. */
  chosen: Hat | null
  choose(hat: Hat): void
  forget(): void
}

/** As what the person on this phone uses the applet; kept on the phone. */
export const useHatChoice = create<HatState>()(
  persist(
    (set) => ({
      chosen: null,
      choose: (chosen) => set({ chosen }),
      forget: () => set({ chosen: null }),
    }),
    {
      name: 'campus.hat',
      version: 1,
      migrate: () => ({ chosen: null }),
      partialize: ({ chosen }) => ({ chosen }),
      storage: phoneStorage,
    },
  ),
)
forgottenWithPerson(() => useHatChoice.getState().forget())
