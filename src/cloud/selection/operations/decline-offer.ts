import type { Handler, StudentCall } from '../../call-context'

/** Gives an offer up, and the place in the queue with it. Refuses `offer_gone`. */
export const declineOffer: Handler<'declineOffer', StudentCall> = ({ requestId, courseId }, { services, student }) =>
  services.engine.submit({
    id: requestId,
    studentId: student.id,
    madeBy: 'student',
    wish: { kind: 'decline', courseId },
  })
