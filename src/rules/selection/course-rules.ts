import type { CourseRules, PrerequisiteTree } from '../../contract/catalogue/course-rules'
import type { Refusal } from '../../contract/refusal'
import type { CourseResult } from '../../contract/selection/results'
import type { Belonging } from '../people/audience'

/** A student as course rules see one. */
export interface Applicant extends Belonging {
  /** Year of study, 1 for a freshman; null when the registrar gave none. */
  standing: number | null
  results: readonly CourseResult[]
}

/** The part of a prerequisite that is still to be passed; null when all of it is met. */
export function unmetPrerequisite(tree: PrerequisiteTree, results: readonly CourseResult[]): PrerequisiteTree | null {
  if (tree.kind === 'course') {
    const { code, gradeMin } = tree
    const isMet = results.some(
      ({ courseCode, isPassed, grade }) =>
        courseCode === code && isPassed && (gradeMin === null || (grade !== null && grade >= gradeMin)),
    )
    return isMet ? null : tree
  }
  const unmet = tree.of.map((branch) => unmetPrerequisite(branch, results))
  const left = unmet.filter((branch) => branch !== null)
  if (tree.kind === 'any') return left.length < unmet.length ? null : { kind: 'any', of: left }
  if (left.length === 0) return null
  return left.length === 1 && left[0] ? left[0] : { kind: 'all', of: left }
}

type CourseFacts = { courseId: number; courseCode: string; title: string; titleEn: string | null }
type Of<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>
type RefusedCourse = Pick<Of<'course_taken'>, keyof CourseFacts>

/** Refuses a course that was taken before and may not be repeated. */
export function repeatRefusals(course: RefusedCourse, rules: CourseRules, applicant: Applicant): Refusal[] {
  if (rules.repeat === 'always') return []
  const taken = applicant.results.filter(({ courseCode }) => courseCode === course.courseCode)
  const barring = taken.find(({ isPassed }) => isPassed) ?? (rules.repeat === 'never' ? taken[0] : undefined)
  if (!barring) return []
  return [{ code: 'course_taken', ...course, takenIn: barring.takenIn, isPassed: barring.isPassed }]
}

/**
 * Why a student is not eligible for a course, in order of precedence. `takingCodes` are the codes of the courses
 * the student takes in the same term.
 */
export function eligibilityRefusals(
  course: RefusedCourse,
  rules: CourseRules,
  applicant: Applicant,
  takingCodes: readonly string[],
): Refusal[] {
  const refusals: Refusal[] = []
  const { prerequisite, corequisites, standingMin, departments } = rules
  const unmet = prerequisite && unmetPrerequisite(prerequisite, applicant.results)
  if (unmet) refusals.push({ code: 'prerequisite_unmet', ...course, unmet })
  const isPassed = (code: string) => applicant.results.some((result) => result.courseCode === code && result.isPassed)
  const courseCodes = corequisites.filter((code) => !takingCodes.includes(code) && !isPassed(code))
  if (courseCodes.length > 0) refusals.push({ code: 'corequisite_missing', ...course, courseCodes })
  if (standingMin !== null && (applicant.standing === null || applicant.standing < standingMin))
    refusals.push({ code: 'standing_too_low', ...course, standingMin, standing: applicant.standing })
  if (departments.length > 0 && !departments.some(({ id }) => id === applicant.departmentId)) {
    const names = departments.map(({ name, nameEn }) => ({ name, nameEn }))
    refusals.push({ code: 'department_only', ...course, departments: names })
  }
  return refusals
}
