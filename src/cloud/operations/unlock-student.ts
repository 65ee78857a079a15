import type { Handler, StaffCall } from '../call-context'
import { forgiveTries } from '../tables/binding-attempts'
import { readStudents } from '../tables/students'

/** Lets binding to a student be tried again after wrong tries. Refuses `student_not_found`. */
export const unlockStudent: Handler<'unlockStudent', StaffCall> = async ({ studentId }, { services }) => {
  const { database } = services
  if (!(await readStudents(database, [studentId])).has(studentId))
    return { ok: false, refusals: [{ code: 'student_not_found' }] }
  await forgiveTries(database, studentId)
  return { ok: true, value: {} }
}
