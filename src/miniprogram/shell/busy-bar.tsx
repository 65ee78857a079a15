import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useBusyWait } from '../calls/busy-wait'
import { Tappable } from '../kit/controls/tappable'
import { useWhileShown } from '../kit/hooks/use-while-shown'
import { useWords } from '../kit/hooks/use-wording'
import './busy-bar.css'

/** Says that the server is busy and counts down to the next try, which comes by itself; a tap ends the wait. */
export function BusyBar() {
  const { t } = useWords()
  const wait = useWhileShown(useBusyWait, (state) => state.waits[0])
  const [nowMs, setNowMs] = useState(Date.now)
  const retryAtMs = wait?.retryAtMs ?? null
  useEffect(() => {
    if (retryAtMs === null) return
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), 500)
    return () => clearInterval(timer)
  }, [retryAtMs])
  if (!wait) return null
  const count = retryAtMs === null ? 0 : Math.max(1, Math.ceil((retryAtMs - nowMs) / 1000))
  return (
    <View className="busy-bar row-apart" aria-role="status">
      <View className="type-body grow">{retryAtMs === null ? t('busy.retrying') : t('busy.retryIn', { count })}</View>
      {retryAtMs !== null && (
        <Tappable className="target type-link busy-cancel" onTap={wait.cancel}>
          {t('busy.cancel')}
        </Tappable>
      )}
    </View>
  )
}
