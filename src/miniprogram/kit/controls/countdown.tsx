import { Text } from '@tarojs/components'
import { useLeftMs } from '../hooks/use-left-ms'
import { useWords } from '../hooks/use-wording'
import { formatCountdown } from '../text/time'

interface CountdownProps {
  toMs: number
  /** Called once when the instant is reached. */
  onEnd?(): void
}

/** What is left until an instant of the server's clock, second by second. */
export function Countdown({ toMs, onEnd }: CountdownProps) {
  const { t } = useWords()
  const leftMs = useLeftMs(toMs, onEnd)
  return <Text className="type-strong">{formatCountdown(leftMs, t)}</Text>
}
