import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { formatCredits } from '../../catalogue/text/credits'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshPlan } from '../../selection/calls/plan'
import { plannedCount, usePlan } from '../../selection/stores/plan'
import { openPlan } from '../../shell/open'

/** The way to the plan, above the tab bar, with how much is in it. */
export function PlanBar() {
  const { t } = useWords()
  const check = useWhileShown(usePlan, (state) => state.check)
  useEffect(() => {
    if (usePlan.getState().check === null) void refreshPlan()
  }, [])
  const count = plannedCount(check)
  const text =
    count && count.courses > 0
      ? t('plan.bar', { count: count.courses, credits: formatCredits(count.credits) })
      : t('plan.barEmpty')
  return (
    <Tappable className="plan-bar" onTap={openPlan} label={text}>
      <View className="one-line">{text}</View>
      <Sign kind="onward" place="after" />
    </Tappable>
  )
}
