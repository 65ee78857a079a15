import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatInstant } from '../../../../kit/text/time'
import { RoundBanner } from '../../../../selection/parts/round-banner'
import type { LotteryPhase } from '../../../../selection/text/lottery-text'

interface RoundPartProps {
  lottery: Lottery
  phase: Exclude<LotteryPhase, 'published'>
  /** Called when the round opens or closes while it is looked at. */
  onTurn(): void
}

/** The round with its clock, and what the choices wait for while they cannot be changed. */
export function RoundPart({ lottery, phase, onTurn }: RoundPartProps) {
  const { t, schoolClock, nowMs } = useWording()
  const { round, choices } = lottery
  if (phase === 'open') return <RoundBanner rounds={[round]} onTurn={onTurn} />
  const at = formatInstant(Date.parse(round.round.opensAt), nowMs, schoolClock, t)
  const words = {
    upcoming: { title: t('today.opensAt', { at }), detail: t('lottery.prepareDetail') },
    paused: { title: t('lottery.pausedTitle'), detail: t('lottery.pausedDetail') },
    awaiting: {
      title: t('lottery.awaiting'),
      detail: t(choices.length === 0 ? 'lottery.noChoices' : 'lottery.awaitingDetail'),
    },
  }[phase]
  return (
    <RoundBanner rounds={[round]} onTurn={onTurn} isShort>
      <View className="round-waits" aria-role="status">
        <View className="type-heading">{words.title}</View>
        <View className="type-small">{words.detail}</View>
      </View>
    </RoundBanner>
  )
}
