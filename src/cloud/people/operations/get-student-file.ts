import type { Handler, StaffCall } from '../../call-context'
import { studentFileOf } from '../student-file'

/**
 * A student as staff see them, to help on the phone; the cashier is told of the holds that money lifts, and of no others.
 * Refuses `student_not_found`.
 */
export const getStudentFile: Handler<'getStudentFile', StaffCall> = async ({ number }, { services, staff, now }) => {
  const file = await studentFileOf(services.database, services.vault, number, now)
  if (!file) return { ok: false, refusals: [{ code: 'student_not_found' }] }
  const seesAll = staff.roles.some((role) => role === 'registrar' || role === 'adviser')
  const holds = seesAll ? file.holds : file.holds.filter(({ reason }) => reason === 'unpaid_bill')
  return { ok: true, value: { ...file, holds } }
}
