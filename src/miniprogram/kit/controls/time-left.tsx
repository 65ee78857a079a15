import { Text } from '@tarojs/components'
import { useLeftMs } from '../hooks/use-left-ms'
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
  const leftMs = useLeftMs(toMs, onEnd)
  return <Text className="type-strong">{t('queue.timeLeft', { left: formatTimeLeft(leftMs, t) })}</Text>
}
