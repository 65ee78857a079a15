import { View } from '@tarojs/components'
import type { CourseSummary, Section } from '../../../contract/catalogue/course'
import { Button } from '../../kit/controls/button'
import { useWords } from '../../kit/hooks/use-wording'
import { rankCourse } from '../../selection/calls/lottery'
import { useLotteryPlace } from '../../selection/parts/use-lottery-place'
import { openLotteryChoices, openPlan } from '../../shell/open'
import type { PlanPlace } from './use-plan-place'

interface RankDockProps {
  course: CourseSummary
  sections: readonly Section[]
  planPlace: PlanPlace
  onPlan(): void
}

const planWords = { none: 'plan.add', other: 'plan.update', same: 'plan.inPlan' } as const

/** In an open lottery the main action ranks the course, or leads to the choices where it has its points. */
export function RankDock({ course, sections, planPlace, onPlan }: RankDockProps) {
  const { t } = useWords()
  const place = useLotteryPlace(
    course.id,
    sections.map(({ id }) => id),
  )
  const rank = async () => {
    if ((await rankCourse(course, sections)) !== 'ranked') openLotteryChoices()
  }
  const text = {
    same: place.is === 'same' ? t('lottery.listed', { rank: place.rank }) : '',
    full: place.is === 'full' ? t('lottery.full', { max: place.choicesMax }) : '',
    other: t('lottery.update'),
    none: t('lottery.add'),
    unknown: t('lottery.add'),
  }[place.is]
  const isThere = place.is === 'same' || place.is === 'full'
  return (
    <View className="dock row">
      <Button
        text={t(planWords[planPlace])}
        tone="ghost"
        className="dock-plan dock-first"
        onTap={planPlace === 'same' ? openPlan : onPlan}
      />
      <Button
        text={text}
        tone={isThere ? 'soft' : 'brand'}
        className="grow"
        onTap={isThere ? openLotteryChoices : () => void rank()}
      />
    </View>
  )
}
