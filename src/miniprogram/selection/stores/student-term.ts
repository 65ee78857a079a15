import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentTerm, WaitlistStanding } from '../../../contract/selection/enrolment'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'

interface StudentTermState {
  /** The last good copy, read when offline. */
  copy: StudentTerm | null
  /** When the copy was got, by the server's clock. */
  gotAtMs: number
  isLoading: boolean
  /** Why the copy could not be renewed; null after a good answer. */
  problem: Problem | null
  begin(): void
  accept(copy: StudentTerm, gotAtMs: number): void
  fail(problem: Problem): void
}

const empty = { copy: null, gotAtMs: 0, isLoading: false, problem: null }

type Kept = Pick<StudentTermState, 'copy' | 'gotAtMs'>

/** Copies of version 1 may be from before an offered seat said what bars it. */
function withBars({ copy, gotAtMs }: Kept): Kept {
  if (!copy) return { copy, gotAtMs }
  const waitlist = copy.waitlist.map((entry) =>
    entry.offer ? { ...entry, offer: { ...entry.offer, refusals: entry.offer.refusals ?? [] } } : entry,
  )
  return { copy: { ...copy, waitlist }, gotAtMs }
}

/** The student's term: rounds, enrolments, credits, holds. */
export const useStudentTerm = keptStore<StudentTermState, 'copy' | 'gotAtMs'>(
  { name: 'campus.student-term', version: 2, keeps: ['copy', 'gotAtMs'], migrate: (older) => withBars(older as Kept) },
  (set) => ({
    ...empty,
    begin: () => set({ isLoading: true }),
    accept: (copy, gotAtMs) => set({ copy, gotAtMs, isLoading: false, problem: null }),
    fail: (problem) => set({ problem, isLoading: false }),
  }),
)

/** The student's place in the queue for a course; null when there is none. */
export function waitingFor({ copy }: Pick<StudentTermState, 'copy'>, courseId: CourseId): WaitlistStanding | null {
  return copy?.waitlist.find(({ course }) => course.id === courseId) ?? null
}

/** The sections of a course that the student waits for; null when it is not waited for. */
export function waitedIds(state: Pick<StudentTermState, 'copy'>, courseId: CourseId): SectionId[] | null {
  return waitingFor(state, courseId)?.sections.map(({ id }) => id) ?? null
}
