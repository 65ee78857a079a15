import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StudentId } from '../../../contract/people/ids'
import { compactText, foldText } from '../../../rules/kernel/fold-text'
import type { Handler, StaffCall } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { toSimplified } from '../../kernel/simplified'
import { bareName, findStudentIds, readNamesOfStudents } from '../tables/student-search'
import { readStudents } from '../tables/students'

const shownMax = 20
/** So many names are compared before others are let to their calls. */
const namesAtOnce = 1000

/** Students by name or number, no more of them than one looks through. */
export const findStudents: Handler<'findStudents', StaffCall> = async ({ text }, { services: { database } }) => {
  const bare = bareName(text)
  const direct = bare === '' ? [] : await findStudentIds(database, bare, shownMax + 1)
  const ids = direct.length > 0 ? direct : await findByFolding(database, text)
  const shown = ids.slice(0, shownMax)
  const students = await readStudents(database, shown)
  return {
    ok: true,
    value: { students: shown.flatMap((id) => students.get(id) ?? []), hasMore: ids.length > shownMax },
  }
}

/** As in the search for courses: 陈 finds 陳, and accents make no difference. The database knows neither. */
async function findByFolding(database: Queryable, text: string): Promise<StudentId[]> {
  const fold = (written: string) => compactText(foldText(written, toSimplified))
  const sought = fold(text)
  if (sought === '') return []
  const found: StudentId[] = []
  for (const [index, { id, name, nameEn }] of (await readNamesOfStudents(database)).entries()) {
    if (fold(name).includes(sought) || (nameEn !== null && fold(nameEn).includes(sought))) found.push(id)
    if (found.length > shownMax) break
    if (index % namesAtOnce === namesAtOnce - 1) await nextTurn()
  }
  return found
}
