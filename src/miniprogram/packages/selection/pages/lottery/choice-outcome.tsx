import { View } from '@tarojs/components'
import type { LotteryChoice } from '../../../../../contract/selection/lottery'
import { useWords } from '../../../../kit/hooks/use-wording'
import { CopyField } from './copy-field'
import { WarningsBox } from './warnings'

interface ChoiceOutcomeProps {
  choice: LotteryChoice
  outcome: NonNullable<LotteryChoice['outcome']>
}

/** What came of a choice: that it is in the timetable, or why not; and the ticket that gave its turn. */
export function ChoiceOutcome({ choice: { course, points }, outcome }: ChoiceOutcomeProps) {
  const { t } = useWords()
  const tickets = t('lottery.tickets', { count: points + 1 })
  return (
    <>
      {outcome.isWon ? (
        <View className="type-small choice-won">{t('lottery.wonDetail')}</View>
      ) : (
        <WarningsBox title="" refusals={outcome.refusals} courseId={course.id} />
      )}
      <View className="choice-ticket">
        <CopyField
          name={`${t('lottery.pointsOn', { count: points })} · ${t('lottery.ticket', { tickets })}`}
          text={outcome.ticket}
        />
      </View>
    </>
  )
}

/** The points on a choice that can no longer be changed, and the tickets they bought. */
export function SpentLine({ points }: { points: number }) {
  const { t } = useWords()
  return (
    <View className="row choice-spent">
      <View className="type-small">
        {t('lottery.pointsOn', { count: points })} · {t('lottery.tickets', { count: points + 1 })}
      </View>
    </View>
  )
}
