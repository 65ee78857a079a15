import type { Handler, StudentCall } from '../../call-context'

/** Takes the seats that are kept for the student. Refuses `offer_gone`, and whatever would bar choosing them. */
export const acceptOffer: Handler<'acceptOffer', StudentCall> = ({ requestId, courseId }, { services, student }) =>
  services.engine.submit({
    id: requestId,
    studentId: student.id,
    madeBy: 'student',
    wish: { kind: 'accept', courseId },
  })
