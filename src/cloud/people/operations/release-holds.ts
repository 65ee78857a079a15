import type { Handler, OfficeCall } from '../../call-context'
import { changeStudent } from '../change-as'
import { readHolds, releaseHolds as release } from '../tables/holds'

/** Releases holds on a student, who is told of it. Refuses `student_not_found`. */
export const releaseHolds: Handler<'releaseHolds', OfficeCall> = ({ studentId, reason }, call) =>
  changeStudent(studentId, call, async (connection) => {
    const released = await release(connection, studentId, reason, call.now)
    return { ok: true, value: { released, left: await readHolds(connection, studentId) } }
  })
