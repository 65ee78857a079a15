import type { Handler, OfficeCall } from '../../call-context'
import { changeStudent } from '../change-as'
import { placeHolds } from '../tables/holds'

/** A hold on a student, who is told of it. Refuses `student_not_found`. */
export const placeHold: Handler<'placeHold', OfficeCall> = (hold, call) =>
  changeStudent(hold.studentId, call, async (connection) => {
    const placed = await placeHolds(connection, [hold], call.now)
    return { ok: true, value: { isNew: placed === 1 } }
  })
