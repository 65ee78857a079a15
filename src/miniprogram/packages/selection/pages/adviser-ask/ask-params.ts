import type { CourseId, SectionId } from '../../../../../contract/catalogue/ids'
import type { AdviserRequestKind } from '../../../../../contract/selection/adviser-requests'

export interface AskParams {
  kind: AdviserRequestKind
  courseId: CourseId
  sectionIds: SectionId[]
}

const kinds: readonly string[] = ['credit_limit', 'prerequisite', 'time_clash', 'section_full']

/** What the link to the form says; null when it is not one of ours. */
export function askParamsOf(params: Partial<Record<string, string>>): AskParams | null {
  const { kind = '', courseId = '', sectionIds = '' } = params
  const ids = sectionIds.split('.').map(Number)
  const isWhole = (id: number) => Number.isInteger(id) && id > 0
  if (!kinds.includes(kind) || !isWhole(Number(courseId)) || !ids.every(isWhole)) return null
  return {
    kind: kind as AdviserRequestKind,
    courseId: Number(courseId) as CourseId,
    sectionIds: ids as SectionId[],
  }
}
