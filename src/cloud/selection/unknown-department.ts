import type { DepartmentId } from '../../contract/school/ids'
import type { Queryable } from '../kernel/database/database'
import { readDepartmentIds } from '../school/tables/departments'

/** The first of these that is no department, as a reason to refuse; null when all are. */
export async function unknownDepartment(
  database: Queryable,
  departmentIds: readonly DepartmentId[],
): Promise<{ because: 'department_unknown'; departmentId: DepartmentId } | null> {
  const known = departmentIds.length === 0 ? [] : [...(await readDepartmentIds(database)).values()]
  const departmentId = departmentIds.find((id) => !known.includes(id))
  return departmentId === undefined ? null : { because: 'department_unknown', departmentId }
}
