import type { Handler, StudentCall } from '../../call-context'

/** Puts the student at the end of the queue of the sections that are full. Refuses `seat_free` when there is no need to wait. */
export const joinWaitlist: Handler<'joinWaitlist', StudentCall> = ({ requestId, ...wish }, { services, student }) =>
  services.engine.submit({ id: requestId, studentId: student.id, madeBy: 'student', wish: { kind: 'join', ...wish } })
