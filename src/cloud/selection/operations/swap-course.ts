import type { Handler, StudentCall } from '../../call-context'

/** Leaves one course for sections of another, or other sections of the same: both or neither. */
export const swapCourse: Handler<'swapCourse', StudentCall> = (
  { requestId, dropCourseId, sectionIds },
  { services, student },
) =>
  services.engine.submit({
    id: requestId,
    studentId: student.id,
    madeBy: 'student',
    wish: { kind: 'swap', dropCourseId, sectionIds },
  })
