import { View } from '@tarojs/components'
import type { Section } from '../../../contract/catalogue/course'
import { seatsPercent, seatsTone } from '../text/seats'
import './seats-bar.css'

/** How full a section is. The text beside it says the same in numbers, so screen readers skip the bar. */
export function SeatsBar({ seats }: { seats: Section['seats'] }) {
  return (
    <View className="seats-bar">
      <View className={`seats-fill seats-${seatsTone(seats)}`} style={{ width: `${seatsPercent(seats)}%` }} />
    </View>
  )
}
