import type { Handler, StudentCall } from '../../call-context'

/** Leaves the queue, at any time; an offer is given up with it. Refuses `not_waiting`. */
export const leaveWaitlist: Handler<'leaveWaitlist', StudentCall> = ({ requestId, courseId }, { services, student }) =>
  services.engine.submit({ id: requestId, studentId: student.id, madeBy: 'student', wish: { kind: 'leave', courseId } })
