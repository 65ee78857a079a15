import type { PrerequisiteTree } from '../../../contract/catalogue/course-rules'
import type { Words } from '../../i18n/words'

/** `CS 101（60 分以上）且（A 或 B）`. */
export function prerequisiteText(tree: PrerequisiteTree, t: Words): string {
  if (tree.kind === 'course') {
    const { code, gradeMin } = tree
    return gradeMin === null ? code : t('refusal.prerequisite.grade', { code, grade: gradeMin })
  }
  const parts = tree.of.map((branch) => {
    const inside = prerequisiteText(branch, t)
    return branch.kind === 'course' || branch.of.length < 2 ? inside : t('refusal.prerequisite.group', { inside })
  })
  // A full-width bracket brings its own space along.
  return parts
    .join(t(`refusal.prerequisite.${tree.kind}`))
    .replace(/） /g, '）')
    .replace(/ （/g, '（')
}

/** A course to pass on the way to meeting the prerequisite: the first one named. */
export function firstCourseOf(tree: PrerequisiteTree): string | null {
  if (tree.kind === 'course') return tree.code
  const [first] = tree.of
  return first ? firstCourseOf(first) : null
}
