import { View } from '@tarojs/components'
import { Bones } from '../../kit/controls/bones'

/** As tall as a card, so that nothing moves when the answer comes. */
export function SkeletonCard() {
  return (
    <View className="card section-card">
      <Bones widths={[55, 80, 45, 100]} />
    </View>
  )
}
