import { CopyLine } from '../../../../kit/controls/copy-line'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { refreshPlan } from '../../../../selection/calls/plan'
import { usePlan } from '../../../../selection/stores/plan'

/** Says that the plan shown is a copy, of when, or that an edit has not reached the school. Nothing otherwise. */
export function PlanCopyLine() {
  const { t } = useWords()
  const problem = useWhileShown(usePlan, (state) => state.problem)
  const gotAtMs = useWhileShown(usePlan, (state) => state.gotAtMs)
  const isUnsaved = useWhileShown(usePlan, (state) => state.isUnsaved)
  const unsaved = isUnsaved ? t('plan.unsaved') : null
  return <CopyLine problem={problem} gotAtMs={gotAtMs} unsaved={unsaved} onRetry={() => void refreshPlan()} />
}
