import { UndoBar } from '../../../../kit/controls/undo-bar'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { undoRemovedChoice } from '../../../../selection/calls/lottery'
import { useLottery } from '../../../../selection/stores/lottery'

/** Says which choice was taken out, and puts it back with its points. */
export function LotteryUndoBar() {
  const { t, language } = useWords()
  const removed = useWhileShown(useLottery, (state) => state.removed)
  if (!removed) return null
  return (
    <UndoBar
      text={t('lottery.removed', { course: titleOf(language, removed.choice.course) })}
      removed={removed}
      onUndo={undoRemovedChoice}
      onOver={() => useLottery.getState().settleRemoval()}
    />
  )
}
