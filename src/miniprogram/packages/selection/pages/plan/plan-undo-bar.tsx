import { UndoBar } from '../../../../kit/controls/undo-bar'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { undoRemoval } from '../../../../selection/calls/plan'
import { usePlan } from '../../../../selection/stores/plan'

/** Says which course was taken out of the plan, and puts it back. */
export function PlanUndoBar() {
  const { t, language } = useWords()
  const removed = useWhileShown(usePlan, (state) => state.removed)
  if (!removed) return null
  return (
    <UndoBar
      text={t('plan.removed', { course: titleOf(language, removed.item.course) })}
      removed={removed}
      onUndo={undoRemoval}
      onOver={() => usePlan.getState().settleRemoval()}
    />
  )
}
