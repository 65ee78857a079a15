import { View } from '@tarojs/components'
import { LinkRow } from '../../components/link-row'
import { openMessages } from '../../components/open'
import { useWords } from '../../components/use-wording'
import { useSession } from '../../stores/session'

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
