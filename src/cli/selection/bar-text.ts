import type { PrerequisiteTree } from '../../contract/catalogue/course-rules'
import type { Refusal } from '../../contract/refusal'
import { clock, weekdayName } from '../kit/import-text'
import { say } from '../kit/language'
import { localTime } from '../kit/option-values'

/** A rule that bars a student, as staff read it who look at the request. */
export function barText(refusal: Refusal, timeZone: string): string {
  switch (refusal.code) {
    case 'on_hold': {
      const note = refusal.note === null ? '' : ` (${refusal.note})`
      const since = localTime(refusal.placedAt, timeZone)
      return say(`自 ${since} 起有限制：${refusal.reason}${note}`, `a hold since ${since}: ${refusal.reason}${note}`)
    }
    case 'course_taken':
      return say(
        `${refusal.takenIn} 已${refusal.isPassed ? '通过' : '修过'}，不能重修`,
        `${refusal.isPassed ? 'passed' : 'taken'} already, in ${refusal.takenIn}, and it may not be repeated`,
      )
    case 'prerequisite_unmet':
      return say(`还缺先修：${treeText(refusal.unmet)}`, `still to be passed first: ${treeText(refusal.unmet)}`)
    case 'corequisite_missing':
      return say(
        `要同时修：${refusal.courseCodes.join('、')}`,
        `to be taken beside it: ${refusal.courseCodes.join(', ')}`,
      )
    case 'standing_too_low':
      return say(
        `年级 ${refusal.standingMin} 起可选，学生年级 ${refusal.standing ?? '未登记'}`,
        `for year of study ${refusal.standingMin} and above; the student is in year ${refusal.standing ?? 'unknown'}`,
      )
    case 'department_only':
      return say(
        `仅限 ${refusal.departments.map(({ name }) => name).join('、')}`,
        `for students of ${refusal.departments.map(({ name }) => name).join(', ')} only`,
      )
    case 'time_clash': {
      const time = `${weekdayName(refusal.weekday)} ${clock(refusal.startMinute)}–${clock(refusal.endMinute)}`
      return say(
        `${refusal.sectionCode} 与 ${withWhat(refusal)} 冲突，${time}`,
        `${refusal.sectionCode} clashes with ${withWhat(refusal)}, ${time}`,
      )
    }
    case 'exam_clash':
      return say(
        `${refusal.sectionCode} 的考试与 ${withWhat(refusal)} 的冲突，${refusal.day}`,
        `the exam of ${refusal.sectionCode} clashes with that of ${withWhat(refusal)}, on ${refusal.day}`,
      )
    case 'credit_limit':
      return say(
        `加上后 ${refusal.creditsAfter} 学分，上限 ${refusal.creditsMax}`,
        `${refusal.creditsAfter} credits with it; at most ${refusal.creditsMax} are allowed`,
      )
    case 'component_missing':
    case 'component_repeated':
      return say(
        `申请里${refusal.code === 'component_missing' ? '缺少' : '有几个'} ${refusal.kind}，要选一个`,
        `the request names ${refusal.code === 'component_missing' ? 'no' : 'several'} ${refusal.kind}s of the course, and one must be chosen`,
      )
    case 'parent_not_chosen':
      return say(
        `${refusal.sectionCode} 属于 ${refusal.parentCode}，申请里没有写`,
        `${refusal.sectionCode} belongs to ${refusal.parentCode}, which the request does not name`,
      )
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
