import { z } from 'zod'
import { CourseId, SectionId } from '../catalogue/ids'
import { RequestId } from '../kernel/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { StudentId } from '../people/ids'
import { TermId } from '../school/ids'
import { EnrolmentChange, StudentTerm } from './enrolment'
import { EnrolmentEvent } from './history'
import { PlanOutcome, planItemsMax } from './plan'

/** One section of each component of one configuration of one course: all or nothing. */
export const ChosenSections = z.array(SectionId).min(1).max(8)

export const choosingOperations = {
  getStudentTerm: {
    caller: { who: 'about-student', scope: 'timetable', staff: ['registrar', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ termId: TermId, studentId: StudentId.optional() }),
    reply: StudentTerm,
  },
  selectSections: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, sectionIds: ChosenSections }),
    reply: EnrolmentChange,
  },
  dropCourse: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  /** Each course of the plan is chosen by itself: one that is refused keeps none of the others. */
  submitPlan: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, items: z.array(ChosenSections).min(1).max(planItemsMax) }),
    reply: PlanOutcome,
  },
  /** Leaves the one course only if the other is got: both or neither. */
  swapCourse: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, dropCourseId: CourseId, sectionIds: ChosenSections }),
    reply: EnrolmentChange,
  },
  joinWaitlist: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({
      requestId: RequestId,
      sectionIds: ChosenSections,
      /** An offer is taken at once, without asking. */
      isAutomatic: z.boolean(),
      /** Left in the same step in which the offer is taken; null to leave nothing. */
      dropCourseId: CourseId.nullable(),
    }),
    reply: EnrolmentChange,
  },
  leaveWaitlist: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  acceptOffer: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  declineOffer: {
    caller: 'student',
    repeat: 'once',
    request: z.strictObject({ requestId: RequestId, courseId: CourseId }),
    reply: EnrolmentChange,
  },
  getEnrolmentHistory: {
    caller: 'student',
    repeat: 'read',
    request: z.strictObject({ termId: TermId, cursor: z.string().max(400).nullable() }),
    reply: z.object({ events: z.array(EnrolmentEvent), nextCursor: z.string().nullable() }),
  },
} as const satisfies Record<string, OperationDeclaration>
