import { View } from '@tarojs/components'
import './point-list.css'

/** Short sentences below one another, each with a dot before it. */
export function PointList({ points }: { points: readonly string[] }) {
  return (
    <>
      {points.map((point) => (
        <View key={point} className="point">
          <View className="point-dot" />
          <View className="type-small grow">{point}</View>
        </View>
      ))}
    </>
  )
}
