import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/lottery'
import { Button } from '../../../../components/button'
import { openPlan } from '../../../../components/open'
import { useWords } from '../../../../components/use-wording'
import type { LotteryPhase } from '../../../../format/lottery-text'

/** What the choices wait for, while they can neither be changed nor are decided. */
export function PhaseCard({ phase, lottery }: { phase: LotteryPhase; lottery: Lottery }) {
  const { t } = useWords()
  if (phase === 'open' || phase === 'published') return null
  const words = {
    upcoming: { title: t('lottery.prepare'), detail: t('lottery.prepareDetail') },
    paused: { title: t('lottery.pausedTitle'), detail: t('lottery.pausedDetail') },
    awaiting: {
      title: t('lottery.awaiting'),
      detail: lottery.choices.length === 0 ? t('lottery.noChoices') : t('lottery.awaitingDetail'),
    },
  }[phase]
  return (
    <View className="card row-apart" aria-role="status">
      <View className="grow">
        <View className="type-heading">{words.title}</View>
        <View className="type-small">{words.detail}</View>
      </View>
      {phase === 'upcoming' && (
        <Button text={t('plan.title')} tone="soft" isSmall className="fixed phase-action" onTap={openPlan} />
      )}
    </View>
  )
}
