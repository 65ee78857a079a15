import type { DepartmentId } from '../../contract/school/ids'

/** Whom seats or rounds are for: years of entry and departments; an empty list stands for all. */
export interface Audience {
  cohorts: readonly number[]
  departmentIds: readonly DepartmentId[]
}

/** What an audience is asked of a student. */
export interface Belonging {
  cohort: number
  departmentId: DepartmentId | null
}

export function isAmong({ cohorts, departmentIds }: Audience, { cohort, departmentId }: Belonging): boolean {
  if (cohorts.length > 0 && !cohorts.includes(cohort)) return false
  return departmentIds.length === 0 || (departmentId !== null && departmentIds.includes(departmentId))
}
