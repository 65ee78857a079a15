import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Person, Session } from '../../../contract/people/person'
import { phoneStorage } from '../../kit/stores/phone-storage'

interface SessionState {
  token: string | null
  person: Person | null
  /** Whose copies this phone still holds, by {@link markOf}; stays when a session merely expires. */
  lastMark: string
  /** As whom the preview signed in; empty in WeChat, which knows by itself. */
  previewOpenid: string
  accept(session: Session, previewOpenid?: string): void
  /** What the server says by now of whoever is signed in; ignored when nobody is. */
  acceptPerson(person: Person): void
  forget(): void
}

/**
 * What tells one account from another by its relations: the student, the bindings as a guardian, the staff number.
 * Empty for who is nobody here yet; two of those are not to be told apart.
 */
export function markOf({ student, wards, staff }: Person): string {
  const bindings = wards.map(({ bindingId }) => bindingId).sort((a, b) => a - b)
  return student || staff || bindings.length > 0 ? `${student?.id ?? ''}|${bindings.join()}|${staff?.number ?? ''}` : ''
}

/** True when what the phone still holds may be another's, so that it must go before this person sees anything. */
export function isSomebodyElse(lastMark: string, person: Person): boolean {
  return lastMark === '' || lastMark !== markOf(person)
}

const nobody = { token: null, person: null, lastMark: '', previewOpenid: '' }

/** Who is signed in on this phone. */
export const useSession = create<SessionState>()(
  persist(
    (set, get) => ({
      ...nobody,
      acceptPerson: (person) => {
        // Asked for often, changed seldom: what is the same stays the same object, and nothing is drawn again.
        const { token, person: known } = get()
        if (token !== null && JSON.stringify(person) !== JSON.stringify(known))
          set({ person, lastMark: markOf(person) })
      },
      accept: ({ token, person }, previewOpenid = '') =>
        set({ token, person, lastMark: markOf(person), previewOpenid }),
      forget: () => set({ token: null, person: null, previewOpenid: '' }),
    }),
    {
      name: 'campus.session',
      version: 3,
      // Nothing older is kept: signing in again is one tap.
      migrate: () => nobody,
      partialize: ({ token, person, lastMark, previewOpenid }) => ({ token, person, lastMark, previewOpenid }),
      storage: phoneStorage,
    },
  ),
)
