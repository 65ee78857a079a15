import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { PlanCheck, PlanOutcome } from '../../contract/enrolment'
import type { Outcome, Problem } from '../calls/problem'
import { phoneStorage } from './phone-storage'

export type PlannedCourse = PlanCheck['items'][number]

interface PlanState {
  /** The plan with its pre-flight check: the server's word, or ours while an edit is on its way. */
  check: PlanCheck | null
  /** When the server last checked it, by its clock. */
  gotAtMs: number
  /** Edits so far: an answer to an older one must not undo a newer one. */
  edits: number
  /** True until the server has kept the last edit; survives a restart. */
  isUnsaved: boolean
  isLoading: boolean
  problem: Problem | null
  /** What was taken out last, to be put back. */
  removed: { item: PlannedCourse; index: number } | null
  /** What came of submitting it last, until the next edit. */
  outcome: Outcome<PlanOutcome> | null
  begin(): void
  edit(check: PlanCheck, removed?: PlanState['removed']): void
  accept(check: PlanCheck, gotAtMs: number): void
  fail(problem: Problem): void
  answer(outcome: Outcome<PlanOutcome> | null): void
  /** The removal can no longer be taken back. */
  settleRemoval(): void
  forget(): void
}

const empty = {
  check: null,
  gotAtMs: 0,
  edits: 0,
  isUnsaved: false,
  isLoading: false,
  problem: null,
  removed: null,
  outcome: null,
} as const

/** The plan (预选单) of the term; the last copy opens and is edited without a network too. */
export const usePlan = create<PlanState>()(
  persist(
    (set) => ({
      ...empty,
      begin: () => set({ isLoading: true }),
      edit: (check, removed = null) =>
        set(({ edits }) => ({ check, removed, edits: edits + 1, isUnsaved: true, outcome: null })),
      accept: (check, gotAtMs) => set({ check, gotAtMs, isUnsaved: false, isLoading: false, problem: null }),
      fail: (problem) => set({ problem, isLoading: false }),
      answer: (outcome) => set({ outcome, removed: null }),
      settleRemoval: () => set({ removed: null }),
      forget: () => set(empty),
    }),
    {
      name: 'campus.plan',
      version: 1,
      migrate: () => ({ check: null, gotAtMs: 0, isUnsaved: false }),
      partialize: ({ check, gotAtMs, isUnsaved }) => ({ check, gotAtMs, isUnsaved }),
      storage: phoneStorage,
    },
  ),
)

/** How many courses are planned and not chosen yet, with their credits; null before the plan is known. */
export function plannedCount(check: PlanCheck | null): { courses: number; credits: number } | null {
  if (!check) return null
  const planned = check.items.filter(({ isEnrolled }) => !isEnrolled)
  return { courses: planned.length, credits: planned.reduce((sum, { course }) => sum + course.credits, 0) }
}
