import { View } from '@tarojs/components'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatInstant } from '../../../../kit/text/time'
import { serverNowMs } from '../../../../school/institution'
import { refreshPlan } from '../../../../selection/calls/plan'
import { usePlan } from '../../../../selection/stores/plan'

/** Says that the plan shown is a copy, of when, or that an edit has not reached the school. Nothing otherwise. */
export function PlanCopyLine() {
  const { t, schoolClock } = useWording()
  const problem = useWhileShown(usePlan, (state) => state.problem)
  const gotAtMs = useWhileShown(usePlan, (state) => state.gotAtMs)
  const isUnsaved = useWhileShown(usePlan, (state) => state.isUnsaved)
  if (!problem) return null
  const at = formatInstant(gotAtMs, serverNowMs(), schoolClock, t)
  return (
    <View className="row-apart saved-copy">
      <View className="type-tiny grow">{isUnsaved ? t('plan.unsaved') : t('plan.savedCopy', { at })}</View>
      <Tappable className="type-link target" onTap={() => void refreshPlan()}>
        {t('action.retry')}
      </Tappable>
    </View>
  )
}
