import { View } from '@tarojs/components'
import { Button } from './button'
import { Sign } from './sign'
import './notice.css'

interface NoticeProps {
  title: string
  detail?: string
  action?: { label: string; onTap(): void }
  /** A sign above the title; quiet for emptiness, a warning for trouble. */
  tone?: 'quiet' | 'trouble' | 'success'
}

const signs = { quiet: null, trouble: 'alert', success: 'check' } as const

/** What a screen says in place of its content: nothing here, or something went wrong, and what to do. */
export function Notice({ title, detail, action, tone = 'quiet' }: NoticeProps) {
  const sign = signs[tone]
  return (
    <View className="notice">
      {sign && (
        <View className={`dot dot-${tone}`}>
          <Sign kind={sign} />
        </View>
      )}
      <View className="type-heading">{title}</View>
      {detail && <View className="type-small notice-detail">{detail}</View>}
      {action && (
        <View className="notice-action">
          <Button text={action.label} tone="soft" isSmall onTap={action.onTap} />
        </View>
      )}
    </View>
  )
}
