import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/selection/lottery'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { useWords } from '../../../../kit/hooks/use-wording'
import { rankPlan } from '../../../../selection/calls/lottery'
import { openTab } from '../../../../shell/open'

interface MoreChoicesProps {
  lottery: Lottery
  /** What of the plan can still be ranked. */
  planned: PlanCheck['items']
}

/** Below the choices: the plan to fill them from, and what to do while there are none. */
export function MoreChoices({ lottery, planned }: MoreChoicesProps) {
  const { t } = useWords()
  const { round, choices, choicesMax } = lottery
  const count = planned.length
  const fill = { label: t('lottery.fromPlan', { count }), onTap: () => rankPlan(round.round.id) }
  if (choices.length === 0)
    return (
      <View className="card">
        <Notice
          title={t('lottery.empty')}
          detail={t('lottery.emptyDetail', { max: choicesMax })}
          action={count > 0 ? fill : { label: t('lottery.addCourses'), onTap: () => openTab('courses') }}
        />
      </View>
    )
  if (count === 0) return null
  return (
    <View className="card link-rows">
      <LinkRow title={fill.label} detail={t('lottery.fromPlanDetail')} onTap={fill.onTap} />
    </View>
  )
}
