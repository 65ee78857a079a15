import { Input, View } from '@tarojs/components'
import './text-field.css'

interface TextFieldProps {
  value: string
  /** What a screen reader calls it; the heading above says the same. */
  label: string
  placeholder: string
  maxLength: number
  isBad?: boolean
  isDisabled?: boolean
  isSearch?: boolean
  onWrite(text: string): void
  onConfirm?(): void
}

/** A line of text to fill in, as tall as a finger. */
export function TextField(props: TextFieldProps) {
  const { value, label, placeholder, maxLength, isBad = false, isDisabled = false, isSearch = false } = props
  const { onWrite, onConfirm } = props
  return (
    <View className={`field ${isBad ? 'field-bad' : ''}`}>
      <Input
        className="field-input"
        value={value}
        maxlength={maxLength}
        placeholder={placeholder}
        placeholderClass="field-hint"
        disabled={isDisabled}
        confirmType={isSearch ? 'search' : 'done'}
        aria-label={label}
        onInput={(event) => onWrite(event.detail.value)}
        onConfirm={() => onConfirm?.()}
      />
    </View>
  )
}
