import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { undoRemoval } from '../../../../calls/plan'
import { Tappable } from '../../../../components/tappable'
import { useWhileShown } from '../../../../components/use-while-shown'
import { useWords } from '../../../../components/use-wording'
import { titleOf } from '../../../../format/bilingual'
import { usePlan } from '../../../../stores/plan'

/** How long a removal can be taken back. */
const shownMs = 8_000

/** Says what was taken out, and puts it back. */
export function UndoBar() {
  const { t, language } = useWords()
  const removed = useWhileShown(usePlan, (state) => state.removed)
  useEffect(() => {
    if (!removed) return
    const timer = setTimeout(() => usePlan.getState().settleRemoval(), shownMs)
    return () => clearTimeout(timer)
  }, [removed])
  if (!removed) return null
  return (
    <View className="undo-bar row-apart" aria-role="status">
      <View className="type-body one-line grow">
        {t('plan.removed', { course: titleOf(language, removed.item.course) })}
      </View>
      <Tappable className="target type-link undo-action" onTap={undoRemoval}>
        {t('plan.undo')}
      </Tappable>
    </View>
  )
}
