import type { PrerequisiteTree } from '../../contract/catalogue/course-rules'
import type { Refusal } from '../../contract/refusal'
import { clock, weekdayName } from '../kit/import-text'
import { localTime } from '../kit/option-values'

/** A rule that bars a student, as staff read it who look at the request. */
export function barText(refusal: Refusal, timeZone: string): string {
  switch (refusal.code) {
    case 'on_hold': {
      const note = refusal.note === null ? '' : ` (${refusal.note})`
      return `a hold since ${localTime(refusal.placedAt, timeZone)}: ${refusal.reason}${note}`
    }
    case 'course_taken':
      return `${refusal.isPassed ? 'passed' : 'taken'} already, in ${refusal.takenIn}, and it may not be repeated`
    case 'prerequisite_unmet':
      return `still to be passed first: ${treeText(refusal.unmet)}`
    case 'corequisite_missing':
      return `to be taken beside it: ${refusal.courseCodes.join(', ')}`
    case 'standing_too_low':
      return `for year of study ${refusal.standingMin} and above; the student is in year ${refusal.standing ?? 'unknown'}`
    case 'department_only':
      return `for students of ${refusal.departments.map(({ name }) => name).join(', ')} only`
    case 'time_clash': {
      const time = `${weekdayName(refusal.weekday)} ${clock(refusal.startMinute)}–${clock(refusal.endMinute)}`
      return `${refusal.sectionCode} clashes with ${withWhat(refusal)}, ${time}`
    }
    case 'exam_clash':
      return `the exam of ${refusal.sectionCode} clashes with that of ${withWhat(refusal)}, on ${refusal.day}`
    case 'credit_limit':
      return `${refusal.creditsAfter} credits with it; at most ${refusal.creditsMax} are allowed`
    case 'component_missing':
    case 'component_repeated':
      return `the request names ${refusal.code === 'component_missing' ? 'no' : 'several'} ${refusal.kind}s of the course, and one must be chosen`
    case 'parent_not_chosen':
      return `${refusal.sectionCode} belongs to ${refusal.parentCode}, which the request does not name`
    default:
      return refusal.code
  }
}

function withWhat({ withCourse, withSectionCode }: Extract<Refusal, { code: 'time_clash' | 'exam_clash' }>): string {
  return `${withCourse.courseCode} ${withSectionCode} ${withCourse.title}`
}

function treeText(tree: PrerequisiteTree): string {
  if (tree.kind === 'course') return tree.gradeMin === null ? tree.code : `${tree.code} >= ${tree.gradeMin}`
  const parts = tree.of.map((part) => (part.kind === 'course' ? treeText(part) : `(${treeText(part)})`))
  return parts.join(tree.kind === 'all' ? ' and ' : ' or ')
}
