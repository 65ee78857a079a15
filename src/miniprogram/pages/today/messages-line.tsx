import { View } from '@tarojs/components'
import { LinkRow } from '../../kit/controls/link-row'
import { useWords } from '../../kit/hooks/use-wording'
import { useSession } from '../../people/stores/session'
import { openMessages } from '../../shell/open'

/** How many messages are unread, and the way to them. Nothing when all are read. */
export function MessagesLine() {
  const { t } = useWords()
  const unread = useSession((state) => state.person?.unreadMessages ?? 0)
  if (unread === 0) return null
  return (
    <View className="card link-rows today-messages">
      <LinkRow title={t('today.messages', { count: unread })} onTap={openMessages} />
    </View>
  )
}
