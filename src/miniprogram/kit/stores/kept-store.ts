import { create, type StateCreator } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgottenWithPerson } from './personal'
import { phoneStorage } from './phone-storage'

interface Forgettable {
  /** Begins anew, on the phone too. */
  forget(): void
}

interface Keeping<State, Kept extends keyof State> {
  /** On the phone, as in `campus.plan`. */
  name: string
  version: number
  /** The parts that outlive the applet; the others begin anew. */
  keeps: readonly Kept[]
  /** What is written of them, where it is not all. */
  shorten?(kept: Pick<State, Kept>): Pick<State, Kept>
  /** Makes a copy of an older version one of this; without it an older one is let go of. */
  migrate?(older: Pick<State, Kept>): Pick<State, Kept>
}

/** A store about whoever is signed in: parts of it stay on the phone, and all of it goes with the person. */
export function keptStore<State extends object, Kept extends keyof State>(
  { name, version, keeps, shorten = (kept) => kept, migrate }: Keeping<State, Kept>,
  begin: StateCreator<State>,
) {
  const pick = (state: State) => Object.fromEntries(keeps.map((key) => [key, state[key]])) as Pick<State, Kept>
  const useStore = create<State & Forgettable>()(
    persist(
      (set, get, api) => ({
        ...begin(set as Parameters<typeof begin>[0], get, api as unknown as Parameters<typeof begin>[2]),
        forget: () => set(api.getInitialState()),
      }),
      {
        name,
        version,
        migrate: (older) => (migrate ? migrate(older as Pick<State, Kept>) : {}) as State & Forgettable,
        partialize: (state) => shorten(pick(state)),
        storage: phoneStorage,
      },
    ),
  )
  forgottenWithPerson(() => useStore.getState().forget())
  return useStore
}
