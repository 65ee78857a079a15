import type { StudentId } from '../../../contract/people/ids'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import type { NamedResult } from '../../../contract/selection/results'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'

/** What can be kept of a student: the term, and what came of the courses taken. */
interface Copies {
  term: StudentTerm
  results: NamedResult[]
}
export type CopyKind = keyof Copies

interface Kept<Value> {
  /** The last good copy, read when offline; null before the first answer. */
  copy: Value | null
  /** When the copy was got, by the server's clock. */
  gotAtMs: number
  /** Why the copy could not be renewed; null after a good answer. */
  problem: Problem | null
}

type ByStudent<Kind extends CopyKind> = Readonly<Record<number, Kept<Copies[Kind]>>>

interface WardCopiesState {
  term: ByStudent<'term'>
  results: ByStudent<'results'>
  accept<Kind extends CopyKind>(kind: Kind, studentId: StudentId, copy: Copies[Kind], gotAtMs: number): void
  /** Keeps the copy, unless the answer is that it may not be seen any more. */
  fail(kind: CopyKind, studentId: StudentId, problem: Problem): void
  /** Lets go of everything about students other than these. */
  keepOnly(kind: CopyKind, studentIds: readonly StudentId[]): void
}

export const nothingKept: Kept<never> = { copy: null, gotAtMs: 0, problem: null }

/** True when a student does not share something, or the guardian is none any more. */
export function isClosedToMe(problem: Problem): boolean {
  return (
    'refusals' in problem && problem.refusals.some(({ code }) => code === 'scope_closed' || code === 'not_your_student')
  )
}

const withoutProblems = <Value>(byStudent: Readonly<Record<number, Kept<Value>>>): Record<number, Kept<Value>> =>
  Object.fromEntries(Object.entries(byStudent).map(([id, kept]) => [id, { ...kept, problem: null }]))

/**
 * What is kept of students by who they are, so that one child's timetable can never show as another's; the own
 * results are kept here too.
 */
export const useWardCopies = keptStore<WardCopiesState, 'term' | 'results'>(
  {
    name: 'campus.ward-copies',
    version: 2,
    keeps: ['term', 'results'],
    shorten: ({ term, results }) => ({ term: withoutProblems(term), results: withoutProblems(results) }),
  },
  (set) => ({
    term: {},
    results: {},
    accept: (kind, studentId, copy, gotAtMs) =>
      set((state) => ({ [kind]: { ...state[kind], [studentId]: { copy, gotAtMs, problem: null } } })),
    fail: (kind, studentId, problem) =>
      set((state) => {
        const before = isClosedToMe(problem) ? nothingKept : (state[kind][studentId] ?? nothingKept)
        return { [kind]: { ...state[kind], [studentId]: { ...before, problem } } }
      }),
    keepOnly: (kind, studentIds) =>
      set((state) => {
        const isKept = ([id]: [string, unknown]) => studentIds.some((studentId) => String(studentId) === id)
        const all = Object.entries(state[kind])
        return all.every(isKept) ? {} : { [kind]: Object.fromEntries(all.filter(isKept)) }
      }),
  }),
)
