import type { CourseRules, PrerequisiteTree } from '../../contract/catalogue/course-rules'

/** Every course code that a decision about this course looks up among a student's results. */
export function codesOfInterest(courseCode: string, rules: CourseRules): string[] {
  const codes = new Set([courseCode, ...rules.corequisites])
  const collect = (tree: PrerequisiteTree): void => {
    if (tree.kind === 'course') codes.add(tree.code)
    else for (const branch of tree.of) collect(branch)
  }
  if (rules.prerequisite) collect(rules.prerequisite)
  return [...codes]
}
