import { undoRemovedChoice } from '../../../../calls/lottery'
import { UndoBar } from '../../../../components/undo-bar'
import { useWhileShown } from '../../../../components/use-while-shown'
import { useWords } from '../../../../components/use-wording'
import { titleOf } from '../../../../format/bilingual'
import { useLottery } from '../../../../stores/lottery'

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
