import { z } from 'zod'
import { Exam } from '../catalogue/course'
import { CourseId, SectionId } from '../catalogue/ids'
import { waits } from '../people/todos'
import { Refusal } from '../refusal'
import { AdviserRequestKind } from './adviser-requests'

const course = z.object({ id: CourseId, title: z.string(), titleEn: z.string().nullable() })

/** What waits about choosing courses, and for staff who answer requests. */
export const selectionTodos = [
  z.object({
    ...waits,
    code: z.literal('seat_offered'),
    course,
    /** What keeps it from being taken as things are. */
    bar: Refusal.nullable(),
  }),
  /** Staff allow what was asked for, and it has not been made use of. */
  z.object({ ...waits, code: z.literal('exception_granted'), kind: AdviserRequestKind, course }),
  /** Of the student, or of the ward whose timetable is shared. */
  z.object({ ...waits, code: z.literal('exam'), course, sectionId: SectionId, exam: Exam }),
  z.object({ ...waits, code: z.literal('adviser_requests'), count: z.number().int().positive() }),
] as const
