import { View } from '@tarojs/components'
import { formatInstant } from '../format/time'
import { serverNowMs } from '../stores/institution'
import { useStudentTerm } from '../stores/student-term'
import { Tappable } from './tappable'
import { useWhileShown } from './use-while-shown'
import { useWording } from './use-wording'

/** Says that what is shown is the last good copy, and of when. Nothing while the copy is fresh. */
export function SavedCopyLine({ onRetry }: { onRetry(): void }) {
  const { t, timeZone } = useWording()
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const gotAtMs = useWhileShown(useStudentTerm, (state) => state.gotAtMs)
  if (!problem || gotAtMs === 0) return null
  const at = formatInstant(gotAtMs, serverNowMs(), timeZone, t)
  const isOffline = 'failure' in problem && problem.failure === 'offline'
  return (
    <View className="row-apart saved-copy">
      <View className="type-tiny grow">{isOffline ? t('today.offlineCopy', { at }) : t('state.savedAt', { at })}</View>
      <Tappable className="type-link target" onTap={onRetry}>
        {t('action.retry')}
      </Tappable>
    </View>
  )
}
