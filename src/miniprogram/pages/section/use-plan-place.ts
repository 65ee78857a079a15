import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { usePlan } from '../../selection/stores/plan'

/** Whether a course is in the plan: with these very sections, with others, or not at all. */
export type PlanPlace = 'none' | 'other' | 'same'

export function usePlanPlace(courseId: CourseId, sectionIds: readonly SectionId[]): PlanPlace {
  return useWhileShown(usePlan, ({ check }) => {
    const item = check?.items.find(({ course }) => course.id === courseId)
    if (!item) return 'none'
    const planned = item.sections.map(({ id }) => id)
    const isSame = planned.length === sectionIds.length && planned.every((id) => sectionIds.includes(id))
    return isSame ? 'same' : 'other'
  })
}
