import { View } from '@tarojs/components'
import { Sign } from './sign'
import { Tappable } from './tappable'

interface ChipProps {
  text: string
  /** For a screen reader, where the text alone says too little. */
  label?: string
  /** Drawn in place of the text, which a screen reader then says. */
  sign?: 'onward' | 'back'
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
  sign,
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
        {sign ? <Sign kind={sign} /> : text}
      </View>
    </Tappable>
  )
}
