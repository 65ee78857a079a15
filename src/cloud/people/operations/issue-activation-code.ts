import type { Handler, KeyedOfficeCall } from '../../call-context'
import { newActivationCode, plainCode } from '../activation-code'
import { changeStudent } from '../change-as'
import { writeActivationCode } from '../tables/students'

/** A new activation code in place of the one before, told this once. Refuses `student_not_found`. */
export const issueActivationCode: Handler<'issueActivationCode', KeyedOfficeCall> = ({ studentId }, call) =>
  changeStudent(studentId, call, async (connection) => {
    const code = newActivationCode()
    const sealed = call.services.vault.seal('student.activation_code', studentId, plainCode(code))
    await writeActivationCode(connection, studentId, sealed)
    return { ok: true, value: { code } }
  })
