import { View } from '@tarojs/components'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { refreshLottery } from '../../../../selection/calls/lottery'
import { useLottery } from '../../../../selection/stores/lottery'

/** Says that what is shown is a copy, and of when, or that a change has not reached the school. Nothing otherwise. */
export function LotteryCopyLine() {
  const { t } = useWords()
  const problem = useWhileShown(useLottery, (state) => state.problem)
  const gotAtMs = useWhileShown(useLottery, (state) => state.gotAtMs)
  const isUnsaved = useWhileShown(useLottery, (state) => state.unsavedId !== null)
  if (!problem || !isUnsaved)
    return <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={() => void refreshLottery()} />
  // What the school refuses to keep is told in a card of its own.
  if ('refusals' in problem) return null
  return (
    <View className="row-apart saved-copy" aria-role="status">
      <View className="type-tiny grow">{t('lottery.offlineUnsaved')}</View>
      <Tappable className="type-link target" onTap={() => void refreshLottery()}>
        {t('action.retry')}
      </Tappable>
    </View>
  )
}
