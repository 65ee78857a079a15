import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/selection/lottery'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import { rankPlan } from '../../../../calls/lottery'
import { LinkRow } from '../../../../components/link-row'
import { Notice } from '../../../../components/notice'
import { openTab } from '../../../../components/open'
import { useWords } from '../../../../components/use-wording'

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
