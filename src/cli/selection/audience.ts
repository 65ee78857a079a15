import type { Queryable } from '../../cloud/kernel/database/database'
import { readDepartmentIds } from '../../cloud/school/tables/departments'
import type { DepartmentId } from '../../contract/school/ids'
import type { Audience } from '../../rules/people/audience'
import { joined, say } from '../kit/language'
import { wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { noDepartment } from '../school/no-department'

export interface AudienceOptions {
  cohort?: string[]
  department?: string[]
}

/** Collects an option that may be given several times. */
export function collected(value: string, before: string[] = []): string[] {
  return [...before, value]
}

/** Whom a round or a quota is for, as told by --cohort and --department. */
export async function givenAudience(database: Queryable, options: AudienceOptions): Promise<Audience> {
  const cohorts = (options.cohort ?? []).map((year) => wholeNumber('--cohort', year, 1900, 2200))
  const codes = options.department ?? []
  if (codes.length === 0) return { cohorts, departmentIds: [] }
  return { cohorts, departmentIds: departmentsOf(codes, await readDepartmentIds(database)) }
}

function departmentsOf(codes: readonly string[], known: ReadonlyMap<string, DepartmentId>): DepartmentId[] {
  return codes.map((code) => {
    const id = known.get(code)
    if (id !== undefined) return id
    throw new PlainError(noDepartment(code, known))
  })
}

/** An audience in words. `codes` are the departments' codes by id. */
export function audienceText({ cohorts, departmentIds }: Audience, codes: ReadonlyMap<DepartmentId, string>): string {
  const parts: string[] = []
  const years = joined(cohorts.map(String))
  if (cohorts.length > 0) parts.push(say(`${years} 级`, `${cohorts.length === 1 ? 'cohort' : 'cohorts'} ${years}`))
  if (departmentIds.length > 0) parts.push(joined(departmentIds.map((id) => codes.get(id) ?? String(id))))
  return parts.join(say('，院系 ', ' of ')) || say('所有人', 'everybody')
}

/** The codes of all departments by id. */
export async function readDepartmentCodes(database: Queryable): Promise<Map<DepartmentId, string>> {
  return new Map([...(await readDepartmentIds(database))].map(([code, id]) => [id, code]))
}
