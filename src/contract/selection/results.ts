import { z } from 'zod'
import type { OperationDeclaration } from '../kernel/operation'
import { StudentId } from '../people/ids'

/** What came of a course that a student took before. */
export const CourseResult = z.object({
  courseCode: z.string(),
  takenIn: z.string(),
  /** On the institution's scale; null for pass or fail only. */
  grade: z.number().nullable(),
  isPassed: z.boolean(),
})
export type CourseResult = z.infer<typeof CourseResult>

/** A result as its student reads it; what the catalogue does not know is null. */
export const NamedResult = CourseResult.extend({
  title: z.string().nullable(),
  titleEn: z.string().nullable(),
  credits: z.number().nullable(),
})
export type NamedResult = z.infer<typeof NamedResult>

export const resultOperations = {
  /** What came of the courses a student took. */
  getResults: {
    caller: { who: 'about-student', scope: 'results', staff: ['registrar', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ studentId: StudentId.optional() }),
    reply: z.object({ results: z.array(NamedResult) }),
  },
} as const satisfies Record<string, OperationDeclaration>
