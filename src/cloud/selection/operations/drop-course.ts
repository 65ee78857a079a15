import type { Handler, StudentCall } from '../../call-context'

/** Gives back the student's places in all sections of a course. Refuses `not_enrolled`, `round_not_open`. */
export const dropCourse: Handler<'dropCourse', StudentCall> = ({ requestId, courseId }, call) =>
  call.services.engine.submit({
    id: requestId,
    studentId: call.student.id,
    madeBy: 'student',
    wish: { kind: 'drop', courseId },
  })
