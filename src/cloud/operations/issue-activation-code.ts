import { newActivationCode, plainCode } from '../activation-code'
import type { Handler, StaffCall } from '../call-context'
import { writeActivationCode } from '../tables/students'

/** A new activation code in place of the one before, told this once. Refuses `student_not_found`. */
export const issueActivationCode: Handler<'issueActivationCode', StaffCall> = async ({ studentId }, { services }) => {
  const code = newActivationCode()
  const sealed = services.vault.seal('student.activation_code', plainCode(code))
  const isKnown = await writeActivationCode(services.database, studentId, sealed)
  return isKnown ? { ok: true, value: { code } } : { ok: false, refusals: [{ code: 'student_not_found' }] }
}
