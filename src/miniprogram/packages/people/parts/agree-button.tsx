import { Button as NativeButton } from '@tarojs/components'
import { Button } from '../../../kit/controls/button'

interface AgreeButtonProps {
  text: string
  isDisabled: boolean
  onTap(): void
}

/**
 * The button that agrees to the privacy text. In WeChat the same tap is the consent that WeChat itself wants before
 * the phone number, so that nobody is asked the same thing twice; a WeChat too old to want it takes it for a button.
 */
export function AgreeButton({ text, isDisabled, onTap }: AgreeButtonProps) {
  if (process.env.TARO_ENV !== 'weapp') return <Button text={text} isDisabled={isDisabled} onTap={onTap} />
  return (
    <NativeButton
      id="agree-privacy-text"
      className={`button button-native ${isDisabled ? 'button-off' : ''}`}
      openType="agreePrivacyAuthorization"
      disabled={isDisabled}
      onClick={onTap}
    >
      {text}
    </NativeButton>
  )
}
