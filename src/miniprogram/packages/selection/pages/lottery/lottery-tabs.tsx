import { View } from '@tarojs/components'
import type { RoundId } from '../../../../../contract/selection/ids'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { Chip } from '../../../../kit/controls/chip'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'

interface LotteryTabsProps {
  lotteries: readonly Lottery[]
  shown: Lottery
  onPick(roundId: RoundId): void
}

/** The lotteries of the term to choose from, where there is more than one. */
export function LotteryTabs({ lotteries, shown, onPick }: LotteryTabsProps) {
  const { language } = useWords()
  if (lotteries.length < 2) return null
  return (
    <View className="chips lottery-tabs">
      {lotteries.map(({ round: { round } }) => (
        <Chip
          key={round.id}
          text={nameOf(language, round)}
          isOn={round.id === shown.round.round.id}
          role="radio"
          onTap={() => onPick(round.id)}
        />
      ))}
    </View>
  )
}
