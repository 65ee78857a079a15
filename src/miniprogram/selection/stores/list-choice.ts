import { create } from 'zustand'
import type { ListedCourse, ListedSection } from '../../../contract/catalogue/course'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { Outcome } from '../../calls/problem'

interface Chosen {
  course: ListedCourse
  section: ListedSection
}

/** A section that is chosen from the list: asked about, held up by the network, chosen and to be undone, undone, or not. */
export type ListChoice = Chosen &
  (
    | { status: 'asking' }
    | { status: 'busy' }
    | { status: 'waiting'; cancel(): void }
    /** `waitingEnded`: a place in the queue for another section of the course went with it. */
    | { status: 'chosen'; waitingEnded: boolean }
    | { status: 'undone'; waitingEnded: boolean }
    | { status: 'missed'; kind: 'choose' | 'drop'; outcome: Outcome<EnrolmentChange> }
  )

interface ListChoiceState {
  choice: ListChoice | null
  set(choice: ListChoice | null): void
}

/** What becomes of the choice made in the list last; the section's own screen takes over what was refused. */
export const useListChoice = create<ListChoiceState>()((set) => ({
  choice: null,
  set: (choice) => set({ choice }),
}))
