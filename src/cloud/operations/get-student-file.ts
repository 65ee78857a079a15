import type { Handler, StaffCall } from '../call-context'
import { studentFileOf } from '../student-file'

/** A student as staff see them, to help on the phone. Refuses `student_not_found`. */
export const getStudentFile: Handler<'getStudentFile', StaffCall> = async ({ number }, { services, now }) => {
  const value = await studentFileOf(services.database, services.vault, number, now)
  return value ? { ok: true, value } : { ok: false, refusals: [{ code: 'student_not_found' }] }
}
