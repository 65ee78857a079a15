import type { Handler, OfficeCall } from '../../call-context'
import { changeStudent } from '../change-as'
import { forgiveTries, readWrongTriesOfStudents } from '../tables/binding-attempts'

/** Lets binding to a student be tried again after wrong tries. Refuses `student_not_found`. */
export const unlockStudent: Handler<'unlockStudent', OfficeCall> = ({ studentId }, call) =>
  changeStudent(studentId, call, async (connection) => {
    const tries = (await readWrongTriesOfStudents(connection, studentId, call.now)).get(studentId) ?? []
    await forgiveTries(connection, studentId)
    return { ok: true, value: { wrongTries: tries.length } }
  })
