import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { refreshPlan } from '../../calls/plan'
import { openPlan } from '../../components/open'
import { Sign } from '../../components/sign'
import { Tappable } from '../../components/tappable'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { formatCredits } from '../../format/credits'
import { plannedCount, usePlan } from '../../stores/plan'

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
    <View className="plan-bar">
      <Tappable className="plan-bar-pill" onTap={openPlan} label={text}>
        <View className="one-line">{text}</View>
        <Sign kind="onward" place="after" />
      </Tappable>
    </View>
  )
}
