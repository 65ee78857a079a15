import { keptStore } from '../../kit/stores/kept-store'
import type { Hat } from '../text/hats'

interface HatState {
  /** Null until somebody with several hats has chosen one; `components/use-hat.ts` tells which one counts. */
  chosen: Hat | null
  choose(hat: Hat): void
}

/** As what the person on this phone uses the applet; kept on the phone. */
export const useHatChoice = keptStore<HatState, 'chosen'>(
  { name: 'campus.hat', version: 1, keeps: ['chosen'] },
  (set) => ({
    chosen: null,
    choose: (chosen) => set({ chosen }),
  }),
)
