import { View } from '@tarojs/components'
import { Button } from '../../../../kit/controls/button'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import type { PlanReply } from '../../../../selection/calls/plan'
import { usePlan } from '../../../../selection/stores/plan'
import { isFull } from '../../../../selection/text/seats'
import { MiniWeek } from './mini-week'
import type { DrawnCourse } from './mini-week-blocks'
import { planFacts } from './planner-texts'

interface PlannerOptionProps {
  number: number
  plan: PlanReply['plans'][number]
  sections: PlanReply['sections']
  had: readonly Omit<DrawnCourse, 'isFaint'>[]
  hasEarliest: boolean
  onApply(): void
}

/** One plan that was found: its week, and why it is good. */
export function PlannerOption({ number, plan, sections, had, hasEarliest, onApply }: PlannerOptionProps) {
  const { t, language } = useWording()
  const drawn = plan.items.flatMap(({ courseId, sectionIds }): DrawnCourse[] => {
    const chosen = sections.filter(({ course, section }) => course.id === courseId && sectionIds.includes(section.id))
    const [first] = chosen
    return first ? [{ course: first.course, sections: chosen.map(({ section }) => section), isFaint: false }] : []
  })
  // Only where a course has no section with a seat is a full one planned: to be waited for.
  const full = drawn.filter(({ sections: chosen }) => chosen.some(({ seats }) => isFull(seats)))
  const fullCourses = full.map(({ course }) => titleOf(language, course)).join(t('meeting.nameSeparator'))
  const planned = usePlan.getState().check?.items ?? []
  const unplaced = planned.filter(({ course }) => plan.unplacedCourseIds.includes(course.id))
  const courses = unplaced.map(({ course }) => titleOf(language, course)).join(t('meeting.nameSeparator'))
  return (
    <View className="planner-option">
      <View className="row-apart">
        <View className="grow">
          <View className="type-heading">{t('planner.option', { number })}</View>
          <View className="type-small">{planFacts(plan, hasEarliest, t).join(' · ')}</View>
          {fullCourses !== '' && (
            <View className="type-small planner-full">{t('choosing.plannerFull', { courses: fullCourses })}</View>
          )}
          {courses !== '' && <View className="type-small planner-unplaced">{t('planner.unplaced', { courses })}</View>}
        </View>
        <Button text={t('planner.apply')} isSmall className="fixed planner-apply" onTap={onApply} />
      </View>
      <MiniWeek courses={[...drawn, ...had.map((one) => ({ ...one, isFaint: true }))]} isSmall />
    </View>
  )
}
