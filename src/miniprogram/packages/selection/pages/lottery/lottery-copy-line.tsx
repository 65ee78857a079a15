import { CopyLine } from '../../../../kit/controls/copy-line'
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
  // What the school refuses to keep is told in a card of its own.
  if (isUnsaved && problem && 'refusals' in problem) return null
  const unsaved = isUnsaved ? t('lottery.offlineUnsaved') : null
  return <CopyLine problem={problem} gotAtMs={gotAtMs} unsaved={unsaved} onRetry={() => void refreshLottery()} />
}
