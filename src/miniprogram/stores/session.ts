import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { StudentId } from '../../contract/ids'
import type { Person, Session } from '../../contract/person'
import { phoneStorage } from './phone-storage'

interface SessionState {
  token: string | null
  person: Person | null
  /** Whose copies this phone still holds; stays when a session merely expires. */
  lastStudentId: StudentId | null
  accept(session: Session): void
  /** What the server says by now of whoever is signed in; ignored when nobody is. */
  acceptPerson(person: Person): void
  forget(): void
}

/** Who is signed in on this phone. */
export const useSession = create<SessionState>()(
  persist(
    (set, get) => ({
      token: null,
      person: null,
      lastStudentId: null,
      acceptPerson: (person) => {
        // Asked for often, changed seldom: what is the same stays the same object, and nothing is drawn again.
        const { token, person: known } = get()
        if (token !== null && JSON.stringify(person) !== JSON.stringify(known))
          set({ person, lastStudentId: person.student?.id ?? null })
      },
      accept: ({ token, person }) => set({ token, person, lastStudentId: person.student?.id ?? null }),
      forget: () => set({ token: null, person: null }),
    }),
    {
      name: 'campus.session',
      version: 1,
      // Nothing older is kept: signing in again is one tap.
      migrate: () => ({ token: null, person: null, lastStudentId: null }),
      partialize: ({ token, person, lastStudentId }) => ({ token, person, lastStudentId }),
      storage: phoneStorage,
    },
  ),
)
