import { View } from '@tarojs/components'
import { Button } from './button'
import './notice.css'

interface NoticeProps {
  title: string
  detail?: string
  action?: { label: string; onTap(): void }
  /** A sign above the title; quiet for emptiness, a warning for trouble. */
  tone?: 'quiet' | 'trouble' | 'success'
}

const signs = { quiet: '', trouble: '!', success: '✓' }

/** What a screen says in place of its content: nothing here, or something went wrong, and what to do. */
export function Notice({ title, detail, action, tone = 'quiet' }: NoticeProps) {
  return (
    <View className="notice">
      {signs[tone] !== '' && <View className={`dot dot-${tone}`}>{signs[tone]}</View>}
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
