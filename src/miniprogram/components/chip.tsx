import { View } from '@tarojs/components'
import { Tappable } from './tappable'

interface ChipProps {
  text: string
  /** For a screen reader, where the text is a sign only. */
  label?: string
  isOn: boolean
  onTap(): void
  /** Set for what cannot be had now; it can still be tapped, to learn why. */
  isFaint?: boolean
  /** Drawn with an arrow, because a tap opens a list to choose from. */
  isOpener?: boolean
  role?: 'checkbox' | 'radio' | 'button'
}

/** A choice among few. Its target is as tall as a finger, its look is not. */
export function Chip({
  text,
  label = text,
  isOn,
  onTap,
  isFaint = false,
  isOpener = false,
  role = 'checkbox',
}: ChipProps) {
  return (
    <Tappable className="target" onTap={onTap} role={role} isSelected={isOn} label={label}>
      <View
        className={`chip ${isOn ? 'chip-on' : ''} ${isFaint && !isOn ? 'chip-off' : ''} ${isOpener ? 'chip-opener' : ''}`}
      >
        {text}
      </View>
    </Tappable>
  )
}
