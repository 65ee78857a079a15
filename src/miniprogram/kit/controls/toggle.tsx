import { View } from '@tarojs/components'
import { Tappable } from './tappable'
import './toggle.css'

interface ToggleProps {
  /** What it turns on, for a screen reader. */
  label: string
  isOn: boolean
  isDisabled?: boolean
  onChange(isOn: boolean): void
}

/** A switch in the applet's own colours, which are readable in both themes; WeChat's own are not in the dark. */
export function Toggle({ label, isOn, isDisabled = false, onChange }: ToggleProps) {
  return (
    <Tappable
      className="target toggle-target"
      role="switch"
      isSelected={isOn}
      isDisabled={isDisabled}
      label={label}
      onTap={() => onChange(!isOn)}
    >
      <View className={isOn ? 'toggle toggle-on' : 'toggle'}>
        <View className="toggle-knob" />
      </View>
    </Tappable>
  )
}
