import type { Handler, StudentCall } from '../../call-context'

/**
 * Enrols the student in the sections, all or none. Refuses with every reason that applies; the first
 * answer to a request id is its answer for good.
 */
export const selectSections: Handler<'selectSections', StudentCall> = ({ requestId, sectionIds }, call) =>
  call.services.engine.submit({
    id: requestId,
    studentId: call.student.id,
    madeBy: 'student',
    wish: { kind: 'select', sectionIds },
  })
