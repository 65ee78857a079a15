import { findPlans, type PlanSearchResult, type PlanWish } from '../../rules/selection/planner'
import { makeWorkbook } from '../kernel/table-file/make-workbook'

/** What takes the processor for longer than choosing may wait, and needs nothing but what it is given. */
export const heavyWork = {
  async findPlans(wish: Omit<PlanWish, 'isSelectable'>): Promise<PlanSearchResult> {
    return findPlans(wish)
  },
  makeWorkbook,
}

export type HeavyWork = typeof heavyWork
export type HeavyName = keyof HeavyWork
