import type { Handler, StaffCall } from '../../call-context'
import { changeStudent } from '../change-as'
import { forgiveTries } from '../tables/binding-attempts'

/** Lets binding to a student be tried again after wrong tries. Refuses `student_not_found`. */
export const unlockStudent: Handler<'unlockStudent', StaffCall> = ({ studentId }, call) =>
  changeStudent(studentId, call, async (connection) => {
    await forgiveTries(connection, studentId)
    return { ok: true, value: {} }
  })
