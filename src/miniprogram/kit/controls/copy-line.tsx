import { View } from '@tarojs/components'
import type { Problem } from '../../calls/problem'
import { serverNowMs } from '../../school/institution'
import { useRetryOnline } from '../hooks/use-retry-online'
import { useWording } from '../hooks/use-wording'
import { formatInstant } from '../text/time'
import { Tappable } from './tappable'

interface CopyLineProps {
  /** Why it could not be renewed; null while it is fresh. */
  problem: Problem | null
  /** When the copy was got, by the server's clock. */
  gotAtMs: number
  /** Said in place of it where an edit has not reached the school. */
  unsaved?: string | null
  onRetry(): void
}

/** Says that what is shown is the last good copy, and of when; renewed by itself once the network is back. */
export function CopyLine({ problem, gotAtMs, unsaved, onRetry }: CopyLineProps) {
  const { t, schoolClock } = useWording()
  useRetryOnline(problem, onRetry)
  if (!problem || (gotAtMs === 0 && !unsaved)) return null
  const at = formatInstant(gotAtMs, serverNowMs(), schoolClock, t)
  const isOffline = 'failure' in problem && problem.failure === 'offline'
  return (
    <View className="row-apart saved-copy">
      <View className="type-tiny grow">
        {unsaved ?? (isOffline ? t('today.offlineCopy', { at }) : t('state.savedAt', { at }))}
      </View>
      <Tappable className="type-link target" onTap={onRetry}>
        {t('action.retry')}
      </Tappable>
    </View>
  )
}
