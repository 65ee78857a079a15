import type { DepartmentId } from '../../contract/school/ids'
import { joined, say } from '../kit/language'

/** What is said to the code of a department that there is not. */
export function noDepartment(code: string, known: ReadonlyMap<string, DepartmentId>): string {
  const codes = joined([...known.keys()])
  return say(
    `--department ${code}：没有这个院系。现有：${codes}`,
    `--department ${code}: there is no such department. Known: ${codes}`,
  )
}
