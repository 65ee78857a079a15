import { undoRemoval } from '../../../../calls/plan'
import { UndoBar } from '../../../../components/undo-bar'
import { useWhileShown } from '../../../../components/use-while-shown'
import { useWords } from '../../../../components/use-wording'
import { titleOf } from '../../../../format/bilingual'
import { usePlan } from '../../../../stores/plan'

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
