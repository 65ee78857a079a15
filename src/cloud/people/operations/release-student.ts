import type { Handler, OfficeCall } from '../../call-context'
import { changeStudent } from '../change-as'
import { endSelfBinding } from '../tables/bindings'
import { tellAccount } from '../tables/messages'
import { readStudents } from '../tables/students'

/** Ends the binding of a student's own account, which is told. Refuses `student_not_found`. */
export const releaseStudent: Handler<'releaseStudent', OfficeCall> = ({ studentId }, call) =>
  changeStudent(studentId, call, async (connection) => {
    const account = await endSelfBinding(connection, studentId, call.now)
    if (account !== null) {
      const { name = '' } = (await readStudents(connection, [studentId])).get(studentId) ?? {}
      const message = { code: 'student_removed', name, about: { studentId }, by: 'staff' } as const
      await tellAccount(connection, account, message, call.now)
    }
    return { ok: true, value: { wasBound: account !== null } }
  })
