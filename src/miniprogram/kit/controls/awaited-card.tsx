import { View } from '@tarojs/components'
import type { Problem } from '../../calls/problem'
import { Bones } from './bones'
import { ProblemNotice } from './problem-notice'

interface AwaitedCardProps {
  /** Why it has not come; null while it is under way. */
  problem: Problem | null
  onRetry(): void
  /** As of {@link Bones}. */
  widths: readonly number[]
}

/** In place of what has not come yet: its shape, or why it did not come and the way on. */
export function AwaitedCard({ problem, onRetry, widths }: AwaitedCardProps) {
  return (
    <View className="card">
      {problem ? <ProblemNotice problem={problem} onRetry={onRetry} /> : <Bones widths={widths} />}
    </View>
  )
}
