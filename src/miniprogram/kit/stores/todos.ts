import type { Todo } from '../../../contract/todos'
import type { Problem } from '../../calls/problem'
import { keptStore } from './kept-store'

interface TodosState {
  /** The last good copy, the most urgent first; null before the first answer. */
  copy: readonly Todo[] | null
  /** Something was done since they were asked for: they are asked for again when they are looked at. */
  isOutdated: boolean
  /** Why they could not be renewed; null after a good answer. */
  problem: Problem | null
  begin(): void
  accept(copy: readonly Todo[]): void
  fail(problem: Problem): void
  doubt(): void
  /** Takes away at once what was just done. */
  settle(isDone: (todo: Todo) => boolean): void
}

/** What waits for the person. */
export const useTodos = keptStore<TodosState, 'copy'>({ name: 'campus.todos', version: 1, keeps: ['copy'] }, (set) => ({
  copy: null,
  isOutdated: false,
  problem: null,
  begin: () => set({ isOutdated: false }),
  accept: (copy) => set({ copy, problem: null }),
  fail: (problem) => set({ problem, isOutdated: true }),
  doubt: () => set({ isOutdated: true }),
  settle: (isDone) => set(({ copy }) => ({ copy: copy?.filter((todo) => !isDone(todo)) ?? null })),
}))
