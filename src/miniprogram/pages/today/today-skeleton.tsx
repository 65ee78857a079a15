import { View } from '@tarojs/components'
import { Bones } from '../../kit/controls/bones'

/** Two cards to come. */
export function TodaySkeleton() {
  return (
    <>
      <View className="card">
        <Bones widths={[30, 62, 48]} />
      </View>
      <View className="card">
        <Bones widths={[18, 70]} />
      </View>
    </>
  )
}
