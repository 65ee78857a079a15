import type { CourseSummary } from '../../../contract/catalogue/course'
import type { KeptPlan, PlanCheck, PlanOutcome } from '../../../contract/selection/plan'
import type { Outcome, Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'
import { nextRevision } from '../../kit/stores/next-revision'

export type PlannedCourse = PlanCheck['items'][number]

/** What came of submitting, with the courses that were sent, in their order: the plan may be another by now. */
export type PlanAnswer = Outcome<PlanOutcome> & { courses: readonly CourseSummary[] }

interface PlanState {
  /** The plan with its pre-flight check: the server's word, or ours while an edit is on its way. */
  check: PlanCheck | null
  /** When the server last checked it, by its clock. */
  gotAtMs: number
  /** Edits so far: an answer to an older one must not undo a newer one. */
  edits: number
  /** The order of the plan shown among all that were saved, here or on another phone; an unsaved edit has its own already. */
  revision: number
  /** True until the server has kept the last edit; survives a restart. */
  isUnsaved: boolean
  isLoading: boolean
  problem: Problem | null
  /** What was taken out last, to be put back. */
  removed: { item: PlannedCourse; index: number } | null
  /** What came of submitting it last, until the next edit. */
  outcome: PlanAnswer | null
  begin(): void
  edit(check: PlanCheck, nowMs: number, removed?: PlanState['removed']): void
  accept(kept: KeptPlan, gotAtMs: number): void
  fail(problem: Problem): void
  answer(outcome: PlanAnswer | null): void
  /** The removal can no longer be taken back. */
  settleRemoval(): void
}

const empty = {
  check: null,
  gotAtMs: 0,
  edits: 0,
  revision: 0,
  isUnsaved: false,
  isLoading: false,
  problem: null,
  removed: null,
  outcome: null,
} as const

/** The plan (预选单) of the term; the last copy opens and is edited without a network too. */
export const usePlan = keptStore<PlanState, 'check' | 'gotAtMs' | 'revision' | 'isUnsaved'>(
  {
    name: 'campus.plan',
    version: 2,
    keeps: ['check', 'gotAtMs', 'revision', 'isUnsaved'],
    // An edit from before there were revisions is newer than anything that was saved without one.
    migrate: (older) => ({ ...older, revision: 1 }),
  },
  (set) => ({
    ...empty,
    begin: () => set({ isLoading: true }),
    edit: (check, nowMs, removed = null) =>
      set(({ edits, revision }) => ({
        check,
        removed,
        edits: edits + 1,
        revision: nextRevision(revision, nowMs),
        isUnsaved: true,
        outcome: null,
      })),
    accept: ({ revision, ...check }, gotAtMs) =>
      set({ check, revision, gotAtMs, isUnsaved: false, isLoading: false, problem: null }),
    fail: (problem) => set({ problem, isLoading: false }),
    answer: (outcome) => set({ outcome, removed: null }),
    settleRemoval: () => set({ removed: null }),
  }),
)

/** How many courses are planned and not chosen yet, with their credits; null before the plan is known. */
export function plannedCount(check: PlanCheck | null): { courses: number; credits: number } | null {
  if (!check) return null
  const planned = check.items.filter(({ isEnrolled }) => !isEnrolled)
  return { courses: planned.length, credits: planned.reduce((sum, { course }) => sum + course.credits, 0) }
}
