import { Text } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useServerNow } from '../hooks/use-server-now'
import { useWords } from '../hooks/use-wording'
import { formatTimeLeft } from '../text/time-left'

interface TimeLeftProps {
  toMs: number
  /** Called once when the instant is reached. */
  onEnd?(): void
}

/** What is left until an instant of the server's clock, in words: `还剩 1 小时 52 分`. */
export function TimeLeft({ toMs, onEnd }: TimeLeftProps) {
  const { t } = useWords()
  const nowMs = useServerNow(1000)
  const isOver = nowMs >= toMs
  const latestOnEnd = useRef(onEnd)
  latestOnEnd.current = onEnd
  const wasOver = useRef(isOver)
  useEffect(() => {
    if (isOver && !wasOver.current) latestOnEnd.current?.()
    wasOver.current = isOver
  }, [isOver])
  return <Text className="type-strong">{t('queue.timeLeft', { left: formatTimeLeft(toMs - nowMs, t) })}</Text>
}
