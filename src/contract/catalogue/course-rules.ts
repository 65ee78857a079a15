import { z } from 'zod'
import { DepartmentId } from '../school/ids'

/** A course that must be passed, by its code; `gradeMin` on the institution's scale, null for any pass. */
export interface RequiredCourse {
  kind: 'course'
  code: string
  gradeMin: number | null
}

/** What must be passed first: a course, all of several, or any of several. */
export type PrerequisiteTree = RequiredCourse | { kind: 'all' | 'any'; of: PrerequisiteTree[] }

export const PrerequisiteTree: z.ZodType<PrerequisiteTree> = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('course'), code: z.string().min(1), gradeMin: z.number().nullable() }),
    z.object({ kind: z.enum(['all', 'any']), of: z.array(PrerequisiteTree).min(1).max(40) }),
  ]),
)

/** What a course asks of a student beyond its times and seats. */
export const CourseRules = z.object({
  prerequisite: PrerequisiteTree.nullable(),
  /** Codes of courses passed before or taken in the same term. */
  corequisites: z.array(z.string()),
  /** The year of study reached, 1 for a freshman; null for any. */
  standingMin: z.number().int().nullable(),
  /** Departments whose students may take it; empty means all. */
  departments: z.array(z.object({ id: DepartmentId, name: z.string(), nameEn: z.string().nullable() })),
  /** `if_failed`: again until it is passed. */
  repeat: z.enum(['never', 'if_failed', 'always']),
})
export type CourseRules = z.infer<typeof CourseRules>
