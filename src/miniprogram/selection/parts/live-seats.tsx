import { View } from '@tarojs/components'
import type { Section } from '../../../contract/catalogue/course'
import { useWords } from '../../kit/hooks/use-wording'
import { seatsText } from '../text/seats'
import { SeatsBar } from './seats-bar'
import { useSeats } from './use-seats'

interface LiveSeatsProps {
  section: Pick<Section, 'id' | 'seats'>
  /** Said after the seats. */
  more?: string
  className?: string
}

/** How full a section is, by the newest word: only this is drawn again when seats change, and nothing moves. */
export function LiveSeats({ section, more = '', className = '' }: LiveSeatsProps) {
  const { t } = useWords()
  const seats = useSeats(section)
  return (
    <>
      <SeatsBar seats={seats} />
      <View className={`type-tiny ${className}`}>{[seatsText(seats, t), more].filter(Boolean).join(' · ')}</View>
    </>
  )
}
