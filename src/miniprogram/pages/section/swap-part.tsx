import type { Course, Section } from '../../../contract/catalogue/course'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { Outcome } from '../../calls/problem'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { joinWaitlist, swapCourse } from '../../selection/calls/enrolment'
import { useStudentTerm } from '../../selection/stores/student-term'
import { coursesToLeave } from './swap-choice'
import { SwapSheet } from './swap-sheet'
import type { ChangeKind } from './use-change'

interface SwapPartProps {
  course: Course
  /** The sections to change to. */
  sections: readonly Section[]
  refusals: readonly Refusal[]
  /** The course to leave; null to choose one. */
  from: CourseId | null
  run(kind: ChangeKind, send: () => Promise<Outcome<EnrolmentChange>>): Promise<void>
  onClose(): void
}

/** The sheet for changing to this choice, with the student's own courses. */
export function SwapPart({ course, sections, refusals, from, run, onClose }: SwapPartProps) {
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const sectionIds = sections.map(({ id }) => id)
  return (
    <SwapSheet
      course={course}
      sections={sections}
      refusals={refusals}
      leavable={coursesToLeave(refusals, copy?.enrolments ?? [], from)}
      creditsEnrolled={copy?.creditsEnrolled ?? 0}
      onClose={onClose}
      onSwap={(left) => {
        onClose()
        const leftIds = left.sections.map(({ id }) => id)
        void run('swap', () => swapCourse(course.id, sectionIds, left.course.id, leftIds))
      }}
      onWait={(leftId) => {
        onClose()
        // Whoever has a course to lose is not asked again: the change happens the moment a seat comes.
        void run('wait', () => joinWaitlist(course.id, sectionIds, { isAutomatic: true, dropCourseId: leftId }))
      }}
    />
  )
}
