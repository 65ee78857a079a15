import { Button as NativeButton } from '@tarojs/components'
import { Button } from '../../../../kit/controls/button'
import { type PhoneAnswer, type PhoneEvent, phoneAnswer } from './phone-answer'

interface PhoneButtonProps {
  text: string
  isBusy: boolean
  /** WeChat's own button, which asks the person; without it, ours asks the screen. */
  isNative: boolean
  onAnswer(answer: PhoneAnswer): void
  onTap(): void
}

/** The button that brings the phone number: only WeChat's own may, and only by a finger. */
export function PhoneButton({ text, isBusy, isNative, onAnswer, onTap }: PhoneButtonProps) {
  if (!isNative) return <Button text={text} isDisabled={isBusy} onTap={onTap} />
  return (
    <NativeButton
      className={`button button-native ${isBusy ? 'button-off' : ''}`}
      openType="getPhoneNumber"
      disabled={isBusy}
      onGetPhoneNumber={(event) => onAnswer(phoneAnswer(event.detail as PhoneEvent))}
    >
      {text}
    </NativeButton>
  )
}
